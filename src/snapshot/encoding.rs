//! The text of a file, where its encoding can be told for certain: UTF-8, UTF-16 (which
//! PowerShell writes), Windows-1252 (which Excel and old editors save).

use std::borrow::Cow;

use super::error::{MAX_BYTES, ReadError};

/// The text of a file.
///
/// # Errors
/// [`ReadError::Empty`], [`ReadError::TooLarge`] or [`ReadError::NotText`].
pub(crate) fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    const MB: usize = 1024 * 1024;
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge(bytes.len().div_ceil(MB), MAX_BYTES / MB));
    }
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?.into(),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?.into(),
        // JSON begins with a character of ASCII, which has a zero byte in UTF-16 only.
        [first, 0, ..] if *first != 0 => utf16(bytes, u16::from_le_bytes)?.into(),
        [0, second, ..] if *second != 0 => utf16(bytes, u16::from_be_bytes)?.into(),
        _ => single_bytes(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))?,
    };
    if text.trim().is_empty() { Err(ReadError::Empty) } else { Ok(text) }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ReadError> {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16(&units).map_err(|_| ReadError::NotText(2))
}

fn single_bytes(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.into()),
        Err(error) => windows_1252(bytes).map(Cow::from).ok_or(ReadError::NotText(error.valid_up_to())),
    }
}

/// What Windows-1252 has in the place of control characters, as far as it stands in names
/// and sentences.
const MARKS: [(u8, char); 11] = [
    (0x80, '€'),
    (0x85, '…'),
    (0x91, '‘'),
    (0x92, '’'),
    (0x93, '“'),
    (0x94, '”'),
    (0x95, '•'),
    (0x96, '–'),
    (0x97, '—'),
    (0x99, '™'),
    (0x8a, 'Š'),
];

/// JSON in Windows-1252, if it can be nothing else: letters with accents one or two at a
/// time among plain ones, and typographic marks. In other alphabets whole words lie beyond
/// ASCII, in the code pages of DOS the letters lie where Windows has marks, and a damaged
/// file in UTF-8 still has sequences that are whole.
fn windows_1252(bytes: &[u8]) -> Option<String> {
    let begins = bytes.iter().find(|byte| !byte.is_ascii_whitespace())?;
    if !matches!(begins, b'{' | b'[') || bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii()) {
        return None;
    }
    let mut run = 0;
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for &byte in bytes {
        let letter = matches!(byte, 0xc0..=0xd6 | 0xd8..=0xf6 | 0xf8..=0xff);
        run = if letter { run + 1 } else { 0 };
        let mark = MARKS.iter().find(|(code, _)| *code == byte).map(|(_, mark)| *mark);
        match byte {
            0..=0x7f => text.push(char::from(byte)),
            _ if letter && run <= 2 => text.push(char::from(byte)),
            0xa0 | 0xa7 | 0xa9 | 0xab | 0xae | 0xb0 | 0xb7 | 0xbb => text.push(char::from(byte)),
            _ => text.push(mark?),
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "{\"name\": \"Praxis Dr. André Núñez – “Kinder”\"}";

    fn utf16(unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        SAMPLE.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn unicode_is_understood_with_and_without_a_mark() {
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            SAMPLE.as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", SAMPLE.as_bytes()),
            marked(&[0xff, 0xfe], &utf16(u16::to_le_bytes)),
            marked(&[0xfe, 0xff], &utf16(u16::to_be_bytes)),
            utf16(u16::to_le_bytes),
            utf16(u16::to_be_bytes),
        ] {
            assert_eq!(decoded(&bytes).unwrap(), SAMPLE);
        }
    }

    #[test]
    fn windows_1252_is_read_where_it_is_certain() {
        let saved = b"{\"name\": \"Praxis Dr. Andr\xe9 N\xfa\xf1ez \x96 \x93Kinder\x94\"}";
        assert_eq!(decoded(saved).unwrap(), SAMPLE);
        let uncertain: [&[u8]; 6] = [
            b"\x80\x81",
            b"Andr\xe9",
            b"{\"name\": \"Andr\x82\"}",
            b"{\"name\": \"\xcf\xf0\xe0\xea\xf2\xe8\xea\xe0\"}",
            b"{\"name\": \"Andr\xc3\xa9 and Andr\xe9\"}",
            b"{\"name\": \"\x8d\"}",
        ];
        for bytes in uncertain {
            assert!(matches!(decoded(bytes), Err(ReadError::NotText(_))), "{bytes:?}");
        }
    }
}
