//! Writes specs that combine every construct of the language with every other; never looks at what is made of them.

pub mod answer;
pub mod body;
pub mod chosen;
pub mod common;
pub mod derived;
pub mod disk;
pub mod exception;
pub mod excluded;
pub mod faithful;
pub mod feature;
pub mod judged;
pub mod name;
pub mod operation;
pub mod page;
pub mod pair;
pub mod path;
pub mod random;
pub mod scalar;
pub mod service;
pub mod start;
pub mod structure;
pub mod union;
pub mod unit;
pub mod value;
