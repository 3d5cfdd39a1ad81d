//! Which files are refused before they are read.

use crate::snapshot::MAX_BYTES;

const MB: f64 = 1024.0 * 1024.0;

/// Why a file is refused for its size; `None` where it may be read.
pub(crate) fn too_large(bytes: f64) -> Option<String> {
    let limit = MAX_BYTES as f64;
    (bytes > limit).then(|| {
        format!("This file is {:.0} MB large; files up to {:.0} MB can be opened.", (bytes / MB).ceil(), limit / MB)
    })
}

/// Why several files at once are refused; `None` for a single one.
pub(crate) fn one_file(count: u32) -> Option<String> {
    (count > 1).then(|| format!("These are {count} files; open one at a time."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_files_are_refused_with_their_size() {
        assert_eq!(too_large(0.0), None);
        assert_eq!(too_large(100.0 * MB), None);
        let message = too_large(200.0 * MB).unwrap();
        assert_eq!(message, "This file is 200 MB large; files up to 100 MB can be opened.");
        assert_eq!(too_large(100.0 * MB + 1.0).unwrap().split(' ').nth(3), Some("101"));
    }

    #[test]
    fn one_file_at_a_time() {
        assert_eq!(one_file(1), None);
        assert_eq!(one_file(3).unwrap(), "These are 3 files; open one at a time.");
    }
}
