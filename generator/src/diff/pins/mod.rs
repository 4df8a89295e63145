//! A downstream crate that names every public item of the emitted one with its exact type: it compiles as long as nothing is missing.

mod client;
mod models;

use crate::model::Api;

/// How much of the crate is named.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Half {
    /// Values and models only, which the crate has without its `client` feature.
    Models,
    /// The clients too.
    Whole,
}

/// The pins of a crate: one function for each item, so that what is missing is named by the compiler. Api-versions that are not the
/// service's default are named by their own path.
pub fn pins(api: &Api, half: Half) -> String {
    let krate = api.krate.name.replace('-', "_");
    let mut out = format!("//! Names every public item of {krate} with its exact type.\n#![allow(warnings)]\n\n");
    for module in &api.modules {
        let path: Vec<&str> = module.path.iter().map(|name| name.as_str()).collect();
        let path = format!("{krate}::{}", path.join("::"));
        out += &models::render(api, module, &krate, &path);
        if let (Half::Whole, Some(service)) = (half, &module.service) {
            out += &client::render(service, &krate, &path);
        }
    }
    out
}
