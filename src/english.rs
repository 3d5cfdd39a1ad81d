//! Small matters of English that texts everywhere share.

const NUMBERS: [&str; 20] = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A small number in words, a larger one in figures.
pub(crate) fn number(count: usize) -> String {
    const WORDS_UP_TO: usize = 12;
    if count > WORDS_UP_TO { count.to_string() } else { NUMBERS[count].to_owned() }
}

/// A number at the beginning of a sentence: in words up to ninety-nine, with a capital.
pub(crate) fn leading(count: usize) -> String {
    let words = match (NUMBERS.get(count), TENS.get(count / 10), count % 10) {
        (Some(word), ..) => (*word).to_owned(),
        (None, Some(tens), 0) => (*tens).to_owned(),
        (None, Some(tens), ones) => format!("{tens}-{}", NUMBERS[ones]),
        (None, None, _) => count.to_string(),
    };
    capitalised(&words)
}

/// "1 line", "2 lines".
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// "A", "A and B", "A, B and C".
pub(crate) fn listed<T: AsRef<str>>(names: &[T]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The text with a capital at its beginning.
pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_begin_a_sentence_in_words() {
        let cases = [(0, "No"), (1, "One"), (13, "Thirteen"), (20, "Twenty"), (47, "Forty-seven"), (99, "Ninety-nine")];
        for (count, words) in cases {
            assert_eq!(leading(count), words);
        }
        assert_eq!(leading(100), "100");
        assert_eq!((number(12), number(13)), ("twelve".to_owned(), "13".to_owned()));
    }

    #[test]
    fn numbers_and_nouns_agree() {
        assert_eq!(counted(1, "line", "lines"), "1 line");
        assert_eq!(counted(0, "line", "lines"), "0 lines");
    }

    #[test]
    fn lists_end_in_and() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["a"]), "a");
        assert_eq!(listed(&["a", "b"]), "a and b");
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
    }
}
