//! Shapes as slice patterns, or by place where a slice pattern would be long; never as an automaton.

use super::{IntoToken, MatcherPair, Writer, number};
use crate::render::byte_class;
use pattern::{ByteSet, Lengths, Run, Shape};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// More bytes than this are tested by place, not by name.
const MAX_ELEMENTS: usize = 8;
const NAMES: [&str; 3] = ["first", "second", "third"];

/// A slice pattern, and what is left to test.
struct Arm {
    pattern: TokenStream,
    test: Option<TokenStream>,
}

/// A `match` with an arm for each shape; a `matches!` where the patterns say it all.
fn match_of(arms: &[Arm], shapes: &[Shape]) -> TokenStream {
    let patterns = arms.iter().map(|arm| &arm.pattern);
    if arms.iter().all(|arm| arm.test.is_none()) {
        return quote!(matches!(value.as_bytes(), #(#patterns)|*));
    }
    let tests = arms.iter().map(|arm| arm.test.clone().unwrap_or_else(|| quote!(true)));
    let others = (!covers_all(shapes)).then(|| quote!(_ => false,));
    quote! {
        match value.as_bytes() {
            #(#patterns => #tests,)*
            #others
        }
    }
}

impl Writer<'_> {
    pub(super) fn shapes(&mut self, shapes: &[Shape]) -> MatcherPair {
        let first_mismatch = self.shapes_mismatch(shapes);
        let is_valid = match shapes {
            [only] if only.before.is_empty() && only.after.is_empty() => {
                only.run.map_or(quote!(value.is_empty()), |run| self.run(&run, &quote!(value.as_bytes())))
            }
            [only] if !fits_slice(only) => self.by_place(only),
            several => {
                let arms: Vec<Arm> = several.iter().map(|shape| self.arm(shape)).collect();
                match_of(&arms, several)
            }
        };
        MatcherPair { is_valid, first_mismatch }
    }

    /// `[first, rest @ ..] => ALNUM.has(*first) && NAME.all_in(rest, 2, 62),`
    fn arm(&mut self, shape: &Shape) -> Arm {
        if !fits_slice(shape) {
            let guard = guard(shape.lengths(), &quote!(bytes.len()));
            return Arm { pattern: quote!(bytes if #guard), test: Some(self.places(shape)) };
        }
        let mut tests = Vec::new();
        let mut elements: Vec<TokenStream> = Vec::new();
        let open = shape.before.iter().filter(|class| class.len() > 1).count();
        let mut names = match (shape.run, open) {
            (None, 1) => vec!["only"],
            _ => NAMES.to_vec(),
        }
        .into_iter();
        for class in &shape.before {
            elements.push(self.element(class, &mut names, &mut tests));
        }
        if let Some(run) = &shape.run {
            let name = format_ident!("{}", if shape.after.is_empty() { "rest" } else { "middle" });
            let test = self.run(run, &quote!(#name));
            let free = run.class.len() == 256 && run.min == 0 && run.max.is_none();
            elements.push(if free { quote!(..) } else { quote!(#name @ ..) });
            tests.extend((!free).then_some(test));
        }
        let mut names = ["last"].into_iter();
        for class in &shape.after {
            elements.push(self.element(class, &mut names, &mut tests));
        }
        let test = (!tests.is_empty()).then(|| quote!(#(#tests)&&*));
        Arm { pattern: quote!([#(#elements),*]), test }
    }

    /// A byte as itself, or under a name with a test of its class.
    fn element(
        &mut self,
        class: &ByteSet,
        names: &mut impl Iterator<Item = &'static str>,
        tests: &mut Vec<TokenStream>,
    ) -> TokenStream {
        if let Some(only) = only(class) {
            let only = byte_class::byte(only);
            return quote!(#only);
        }
        let name = format_ident!("{}", names.next().unwrap_or("other"));
        let class = self.class(class);
        tests.push(quote!(#class.has(*#name)));
        quote!(#name)
    }

    fn run(&mut self, run: &Run, bytes: &TokenStream) -> TokenStream {
        let class = self.class(&run.class);
        let min = number(run.min);
        match run.max {
            _ if run.class.len() == 256 => {
                let lengths = Lengths { min: run.min, max: run.max };
                guard(lengths, &quote!(#bytes.len()))
            }
            None if run.min == 0 => quote!(#class.all(#bytes)),
            None => quote!(#class.at_least(#bytes, #min)),
            Some(max) => {
                let max = number(max);
                quote!(#class.all_in(#bytes, #min, #max))
            }
        }
    }

    /// ```text
    /// let bytes = value.as_bytes();
    /// bytes.len() == 36 && HEX.all_at(bytes, 0, 8) && bytes[8] == b'-' && ..
    /// ```
    fn by_place(&mut self, shape: &Shape) -> TokenStream {
        let (guard, places) = (guard(shape.lengths(), &quote!(bytes.len())), self.places(shape));
        quote! {
            let bytes = value.as_bytes();
            #guard && #places
        }
    }

    fn places(&mut self, shape: &Shape) -> TokenStream {
        let mut tests = Vec::new();
        let fixed = shape.lengths().min == shape.lengths().max.unwrap_or(u64::MAX);
        let mut place = 0;
        let exact: Vec<(ByteSet, usize)> = match shape.run {
            Some(run) if fixed => {
                let run = std::iter::repeat_n(run.class, run.min as usize);
                stretches(shape.before.iter().copied().chain(run).chain(shape.after.iter().copied()))
            }
            _ => stretches(shape.before.iter().copied()),
        };
        for (class, count) in exact {
            tests.push(self.stretch(&class, place, count, &|place| number(place).into_token()));
            place += count;
        }
        if let Some(run) = shape.run.filter(|_| !fixed) {
            let (class, from, left) = (self.class(&run.class), number(place), shape.after.len());
            let to = from_end(left);
            if run.class.len() < 256 {
                tests.push(quote!(#class.all_at(bytes, #from, #to)));
            }
            let mut place = left;
            for (class, count) in stretches(shape.after.iter().copied()) {
                tests.push(self.stretch(&class, place, count, &|place| from_end(2 * left - place)));
                place += count;
            }
        }
        quote!(#(#tests)&&*)
    }

    fn stretch(
        &mut self,
        class: &ByteSet,
        from: usize,
        count: usize,
        place: &dyn Fn(usize) -> TokenStream,
    ) -> TokenStream {
        let (start, end) = (place(from), place(from + count));
        if let (Some(only), 1) = (only(class), count) {
            let only = byte_class::byte(only);
            return quote!(bytes[#start] == #only);
        }
        let class = self.class(class);
        match count {
            1 => quote!(#class.has(bytes[#start])),
            _ => quote!(#class.all_at(bytes, #start, #end)),
        }
    }

    /// `shapes_mismatch(&[&[ByteRun::exactly(&ALNUM, 1), ByteRun::between(&NAME, 2, 62)]], value)`
    fn shapes_mismatch(&mut self, shapes: &[Shape]) -> TokenStream {
        let (shapes_mismatch, run) = (self.uses("shapes_mismatch"), self.uses("ByteRun"));
        let mut lists = Vec::new();
        for shape in shapes {
            let mut runs = Vec::new();
            for (class, count) in stretches(shape.before.iter().copied()) {
                let (class, count) = (self.class(&class), number(count));
                runs.push(quote!(#run::exactly(&#class, #count)));
            }
            if let Some(it) = shape.run {
                let (class, min) = (self.class(&it.class), number(it.min));
                runs.push(match it.max.map(number) {
                    None => quote!(#run::at_least(&#class, #min)),
                    Some(_) if it.max == Some(it.min) => quote!(#run::exactly(&#class, #min)),
                    Some(max) => quote!(#run::between(&#class, #min, #max)),
                });
            }
            for (class, count) in stretches(shape.after.iter().copied()) {
                let (class, count) = (self.class(&class), number(count));
                runs.push(quote!(#run::exactly(&#class, #count)));
            }
            lists.push(quote!(&[#(#runs),*]));
        }
        quote!(#shapes_mismatch(&[#(#lists),*], value))
    }
}

/// Whether a slice pattern shows the shape at a glance.
fn fits_slice(shape: &Shape) -> bool {
    let open = |classes: &[ByteSet]| classes.iter().filter(|class| class.len() > 1).count();
    let run_is_open = shape.run.is_none_or(|run| run.max != Some(run.min));
    run_is_open
        && shape.before.len() + shape.after.len() <= MAX_ELEMENTS
        && open(&shape.before) <= NAMES.len()
        && open(&shape.after) <= 1
}

/// Whether the slice patterns leave no number of bytes open, so that another arm could not be reached.
fn covers_all(shapes: &[Shape]) -> bool {
    let open =
        |shape: &Shape| fits_slice(shape) && shape.before.iter().chain(&shape.after).all(|class| class.len() > 1);
    let fixed = |shape: &Shape| shape.before.len() + shape.after.len();
    let (runs, single): (Vec<&Shape>, Vec<&Shape>) =
        shapes.iter().filter(|shape| open(shape)).partition(|shape| shape.run.is_some());
    let rest = runs.into_iter().map(fixed).min();
    rest.is_some_and(|rest| (0..rest).all(|count| single.iter().any(|shape| fixed(shape) == count)))
}

fn only(class: &ByteSet) -> Option<u8> {
    match class.ranges()[..] {
        [(from, to)] if from == to => Some(from),
        _ => None,
    }
}

/// Equal classes in a row, counted.
fn stretches(classes: impl Iterator<Item = ByteSet>) -> Vec<(ByteSet, usize)> {
    let mut stretches: Vec<(ByteSet, usize)> = Vec::new();
    for class in classes {
        match stretches.last_mut() {
            Some(last) if last.0 == class => last.1 += 1,
            _ => stretches.push((class, 1)),
        }
    }
    stretches
}

fn from_end(places: usize) -> TokenStream {
    let places = number(places);
    match places.to_string().as_str() {
        "0" => quote!(bytes.len()),
        _ => quote!(bytes.len() - #places),
    }
}

fn guard(lengths: Lengths, length: &TokenStream) -> TokenStream {
    let min = number(lengths.min);
    match lengths.max {
        None if lengths.min == 0 => quote!(true),
        None => quote!(#length >= #min),
        Some(max) if max == lengths.min => quote!(#length == #min),
        Some(max) => {
            let max = number(max);
            quote!(matches!(#length, #min..=#max))
        }
    }
}
