//! Tokens on one line, which is legal Rust, and what each of them is. It never says how they are to be printed.

use proc_macro2::{Delimiter, Group, Punct, Spacing, TokenStream, TokenTree};

/// A row of tokens.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// The tokens, with a space between two that do not belong together.
    pub(super) text: String,
    /// Where each token ends and what it is; nothing where one is not known here.
    pub(super) tokens: Option<Vec<Token>>,
}

/// A token of a row.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Token {
    /// Where it ends in the text; it begins after the one before, perhaps behind a space.
    pub(super) end: u32,
    pub(super) kind: TokenKind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum TokenKind {
    /// A name, a keyword, a literal or a lifetime.
    Word,
    /// An operator or a separator, which is whole.
    Sign,
    /// Begins a group.
    Open(Delimiter),
    /// Ends the group that began last.
    Close,
}

/// All operators and separators that are known.
const SIGNS: [&str; 34] = [
    "!", "#", "%", "&", "*", "+", ",", "-", ".", "/", ":", ";", "<", "=", ">", "?", "@", "^", "|", "::", "->", "=>",
    "==", "!=", "<=", "&&", "||", "..", "+=", "-=", "*=", "|=", "...", "..=",
];

impl Row {
    /// The row of these tokens.
    pub(super) fn of(tokens: TokenStream) -> Self {
        let mut writer = Writer { row: Self { tokens: Some(Vec::new()), ..Self::default() }, spacing: Spacing::Joint };
        writer.stream(tokens);
        writer.row
    }
}

/// A row that is being written.
struct Writer {
    row: Row,
    /// Whether the next token stands right behind the last one.
    spacing: Spacing,
}

impl Writer {
    fn stream(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(name) => self.token(TokenKind::Word, &name.to_string()),
                TokenTree::Literal(literal) => self.token(TokenKind::Word, &literal.to_string()),
                TokenTree::Group(group) => self.group(group),
                TokenTree::Punct(quote) if quote.as_char() == '\'' => {
                    match tokens.next_if(|token| matches!(token, TokenTree::Ident(_))) {
                        Some(name) => self.token(TokenKind::Word, &format!("'{name}")),
                        None => self.unknown(&quote),
                    }
                }
                TokenTree::Punct(punct) => {
                    let Some(mut sign) = sign("", punct.as_char()) else {
                        self.unknown(&punct);
                        continue;
                    };
                    let mut spacing = punct.spacing();
                    while spacing == Spacing::Joint
                        && let Some(TokenTree::Punct(next)) = tokens.peek()
                        && let Some(longer) = self::sign(sign, next.as_char())
                    {
                        (sign, spacing) = (longer, next.spacing());
                        tokens.next();
                    }
                    self.token(TokenKind::Sign, sign);
                    self.spacing = spacing;
                }
            }
        }
    }

    fn group(&mut self, group: Group) {
        let (delimiter, tokens) = (group.delimiter(), group.stream());
        // Tokens that nothing else holds are taken apart without a copy of them.
        drop(group);
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::None => {
                self.row.tokens = None;
                return self.stream(tokens);
            }
        };
        self.token(TokenKind::Open(delimiter), open);
        self.stream(tokens);
        self.token(TokenKind::Close, close);
    }

    fn token(&mut self, kind: TokenKind, text: &str) {
        let row = &mut self.row;
        if self.spacing == Spacing::Alone {
            row.text.push(' ');
        }
        row.text.push_str(text);
        self.spacing = Spacing::Alone;
        match (&mut row.tokens, u32::try_from(row.text.len())) {
            (Some(tokens), Ok(end)) => tokens.push(Token { end, kind }),
            (tokens, _) => *tokens = None,
        }
    }

    fn unknown(&mut self, punct: &Punct) {
        self.token(TokenKind::Sign, punct.as_char().encode_utf8(&mut [0; 4]));
        self.spacing = punct.spacing();
        self.row.tokens = None;
    }
}

/// The sign that these characters are, where it is known.
fn sign(start: &str, last: char) -> Option<&'static str> {
    SIGNS.into_iter().find(|sign| sign.strip_suffix(last) == Some(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    /// The tokens of a row with bars between them. Its text must be the Rust that they are.
    fn shown(tokens: TokenStream) -> Option<String> {
        let written = tokens.to_string();
        let Row { text, tokens } = Row::of(tokens);
        let read: TokenStream = text.parse().expect("a row is Rust");
        assert_eq!(read.to_string(), written);
        let mut start = 0;
        let texts = tokens?.into_iter().map(|token| {
            let end = token.end as usize;
            text[std::mem::replace(&mut start, end)..end].trim_start().to_owned()
        });
        Some(texts.collect::<Vec<_>>().join("|"))
    }

    #[test]
    fn tokens_are_whole() {
        let rows = [
            (quote!(fn f<'a>(x: &'a str) -> bool), "fn|f|<|'a|>|(|x|:|&|'a|str|)|->|bool"),
            (quote!(a::b(1..=2, c && !d, 'e')), "a|::|b|(|1|..=|2|,|c|&&|!|d|,|'e'|)"),
            (quote!(Vec<Vec<u8>>), "Vec|<|Vec|<|u8|>|>"),
            (quote!(x >> 1), "x|>|>|1"),
            (
                quote!(
                    #[doc = " a  'b' "]
                    struct r#type;
                ),
                "#|[|doc|=|\" a  'b' \"|]|struct|r#type|;",
            ),
        ];
        for (tokens, expected) in rows {
            assert_eq!(shown(tokens).as_deref(), Some(expected));
        }
    }

    /// What is not known is written all the same.
    #[test]
    fn unknown_tokens_are_written() {
        let group = Group::new(Delimiter::None, quote!(a + b));
        assert_eq!(shown(quote!(c * #group)), None);
        let dollar = Punct::new('$', Spacing::Alone);
        assert_eq!(shown(quote!(#dollar x => y)), None);
    }
}
