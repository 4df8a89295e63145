//! Values that try to leave their segment of the path: each is refused, or stays in it.

use super::super::call::Given;
use super::super::subject::{self, Subject};
use super::super::{place, value};
use crate::model::{Parameter, Part, Place, Scalar, Shape, Source, Type};
use crate::render::file::File;
use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::quote;

const HOSTILE: [&str; 8] = ["", ".", "..", "%2e%2e", "a/b", "\t", "\\", "a?b#c"];

pub(super) fn render(subject: &Subject<'_>, file: &mut File) {
    let parameters = subject.operation().parameters.iter();
    for parameter in parameters.filter(|it| it.place == Place::Path && it.source == Source::Argument) {
        let in_its_own_segment =
            |segment: &Vec<Part>| matches!(segment.as_slice(), [Part::Parameter(wire)] if *wire == parameter.wire);
        if subject.operation().path.iter().any(in_its_own_segment) {
            one(subject, parameter, file);
        }
    }
}

/// Whether the parameter's type takes a text.
type Accepts<'a> = Box<dyn Fn(&str) -> bool + 'a>;

fn one(subject: &Subject<'_>, parameter: &Parameter, file: &mut File) {
    let api = subject.called.api;
    let (accepts, name): (Accepts<'_>, Option<TokenStream>) = match &parameter.ty {
        Type::Scalar(Scalar::Text) => (Box::new(|_| true), None),
        Type::Named(reference) => match &api.types[reference.id.0 as usize].shape {
            Shape::Text(textual) => {
                (Box::new(|text| textual.language.contains(text)), Some(place::named(api, reference, file)))
            }
            _ => return,
        },
        _ => return,
    };
    let is_dots = |text: &str| ["", ".", ".."].contains(&text);
    let (taken, refused): (Vec<&str>, Vec<&str>) = HOSTILE.into_iter().partition(|text| accepts(text));
    let (unsent, sent): (Vec<&str>, Vec<&str>) = taken.into_iter().partition(|text| is_dots(text));
    let word = parameter.name.as_str().to_snake_case();
    if let Some(name) = name.as_ref().filter(|_| !refused.is_empty()) {
        let (test, texts) =
            (subject.test(&format!("takes_no_hostile_{word}")), refused.iter().map(|it| value::text(it)));
        let own = name.to_string();
        let own = own.rsplit([' ', ':']).next().unwrap_or_default();
        file.item(quote! {
            #[test]
            fn #test() {
                for text in [#(#texts),*] {
                    let error = #name::try_from(text).unwrap_err();
                    assert_eq!(error.type_name(), #own);
                }
            }
        });
    }
    let call = call(subject, parameter, name.as_ref(), file);
    if !unsent.is_empty() {
        not_sent(subject, &word, &unsent, &call, file);
    }
    if !sent.is_empty() {
        let pairs: Vec<TokenStream> = sent
            .iter()
            .map(|text| {
                let arguments = subject.arguments_with(parameter, text);
                let url = subject.called.url(&Given { arguments: &arguments, ..subject.given() });
                let text = value::text(text);
                quote!((#text, #url))
            })
            .collect();
        kept(subject, &word, &pairs, &call, file);
    }
}

/// The call with the variable `text` as the parameter's value.
fn call(subject: &Subject<'_>, parameter: &Parameter, name: Option<&TokenStream>, file: &mut File) -> TokenStream {
    let own = subject.operation().parameters.iter().filter(|it| it.source == Source::Argument);
    let mut arguments = subject.called.arguments(&subject.given(), file);
    for (argument, other) in arguments.iter_mut().zip(own) {
        if other.wire == parameter.wire {
            *argument = name.map_or_else(|| quote!(text), |name| quote!(&#name::try_from(text).unwrap()));
        }
    }
    let credential = subject::credential(subject.called.service, file);
    let group = subject.group(&credential, &quote!(options(service.options())));
    let method = &subject.operation().name;
    quote!(#group.#method(#(#arguments,)* None).await)
}

fn not_sent(subject: &Subject<'_>, word: &str, texts: &[&str], call: &TokenStream, file: &mut File) {
    let scripted = file.import("crate::support", "Scripted");
    let kind = super::body::error(subject, file);
    let (test, texts) =
        (subject.test(&format!("does_not_send_a_{word}_of_dots")), texts.iter().map(|it| value::text(it)));
    file.item(quote! {
        #[tokio::test]
        async fn #test() {
            for text in [#(#texts),*] {
                let service = #scripted::new([]);
                let error = #call.unwrap_err();
                assert!(matches!(error, #kind::Request(_)), "{error:?}");
                assert!(service.seen().is_empty());
            }
        }
    });
}

fn kept(subject: &Subject<'_>, word: &str, pairs: &[TokenStream], call: &TokenStream, file: &mut File) {
    let scripted = file.import("crate::support", "Scripted");
    let (test, answered) = (subject.test(&format!("keeps_a_hostile_{word}_in_its_segment")), subject.answered(file));
    file.item(quote! {
        #[tokio::test]
        async fn #test() {
            for (text, url) in [#(#pairs),*] {
                let service = #scripted::new([#answered]);
                #call.unwrap();
                assert_eq!(service.seen()[0].url, url);
            }
        }
    });
}
