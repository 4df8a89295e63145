//! Tests that are rows of a table.

/// A test for each row: `tests!(match name { percent => numbers::check::<Percent>(&["0"], &["-1"], None) });`.
macro_rules! tests {
    (match name { $($name:ident => $check:expr),+ $(,)? }) => {
        $(
            #[test]
            fn $name() {
                $check;
            }
        )+
    };
}
pub(crate) use tests;
