//! Which files are refused before they are read.

use crate::snapshot::MAX_BYTES;

const MB: f64 = 1024.0 * 1024.0;

/// Files of one practice that are opened at once; a folder full was dropped by mistake.
const MOST_FILES: usize = 20;

/// Why files are refused for their number or size; `None` where they may be read.
pub(crate) fn too_much(sizes: &[f64]) -> Option<String> {
    let (bytes, limit) = (sizes.iter().sum::<f64>(), MAX_BYTES as f64);
    let (large, most) = ((bytes / MB).ceil(), limit / MB);
    if sizes.len() > MOST_FILES {
        let count = sizes.len();
        return Some(format!("These are {count} files; up to {MOST_FILES} of one practice can be opened at once."));
    }
    (bytes > limit).then(|| match sizes {
        [_] => format!("This file is {large:.0} MB; files of up to {most:.0} MB can be opened."),
        _ => format!("These files are {large:.0} MB together; up to {most:.0} MB can be opened."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_files_are_refused_with_their_size() {
        assert_eq!(too_much(&[0.0]), None);
        assert_eq!(too_much(&[100.0 * MB]), None);
        let message = too_much(&[200.0 * MB]).unwrap();
        assert_eq!(message, "This file is 200 MB; files of up to 100 MB can be opened.");
        assert_eq!(too_much(&[100.0 * MB + 1.0]).unwrap().split(' ').nth(3), Some("101"));
        let message = too_much(&[60.0 * MB, 60.0 * MB]).unwrap();
        assert_eq!(message, "These files are 120 MB together; up to 100 MB can be opened.");
    }

    #[test]
    fn a_whole_folder_is_refused() {
        assert_eq!(too_much(&[0.0; 20]), None);
        assert_eq!(
            too_much(&[0.0; 21]).unwrap(),
            "These are 21 files; up to 20 of one practice can be opened at once."
        );
    }
}
