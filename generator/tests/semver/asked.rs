//! Every question of all cases, put to the emitted readers: one program has them all, and a text is read by each of its readers once.

use crate::crates::{self, moved, relocated};
use crate::place::{Accessor, Means, Place};
use crate::reader::Reader;
use generator::model::Api;
use generator::surface::{RustType, Spelling};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Stdio};

/// Every reader of any case, and every text that it reads.
#[derive(Default)]
pub struct Asked {
    /// The function in Rust.
    pub readers: BTreeMap<String, usize>,
    /// The definitions that they name, by the folder and the name that they have among all cases, and by reader.
    pub definitions: [BTreeSet<(String, String)>; 2],
    /// The operations whose headers are read, by folder and id, and by reader.
    pub operations: [BTreeSet<(String, String)>; 2],
    /// The questions: a reader and a text.
    pub texts: BTreeMap<(usize, String), usize>,
}

impl Asked {
    /// The function that reads a place of a case; `None` where the reader's contract does not have it.
    pub fn reader(&mut self, reader: Reader, place: &Place, case: &str, api: &Api) -> Option<String> {
        let at = usize::from(reader == Reader::New);
        match &place.means {
            Means::Json => {
                let ty = place.types[at].as_ref()?;
                for definition in ty.references().into_iter().map(|reference| &api[reference]) {
                    let module = api.modules.iter().find(|module| module.path == definition.module);
                    let folder = module.map(|module| folder_of_all(case, &module.folder));
                    self.definitions[at].extend(folder.map(|folder| (folder, definition.name.to_string())));
                }
                let krate = reader.krate();
                let ty = RustType::from(ty).spell(Spelling::Full { krate, lifetime: "" });
                let ty = relocated(&ty, case, api, krate);
                Some(format!("|it| {krate}::runtime::decode::decode::<{ty}>(it.as_bytes()).refusal()"))
            }
            Means::Header { wire: _, accessors } => {
                let Accessor { folder, operation, of, name } = accessors[at].clone()?;
                self.operations[at].insert((folder_of_all(case, &folder), operation));
                let code = format!("|it| {}::{of}::of(&headers(it)).{name}().refusal()", reader.krate());
                Some(relocated(&code, case, api, reader.krate()))
            }
        }
    }

    pub fn ask(&mut self, reader: &str, text: String) -> usize {
        let count = self.readers.len();
        let reader = *self.readers.entry(reader.to_owned()).or_insert(count);
        let count = self.texts.len();
        *self.texts.entry((reader, text)).or_insert(count)
    }
}

/// A folder of a case where it is among all cases.
fn folder_of_all(case: &str, folder: &str) -> String {
    let (top, rest) = folder.split_once('/').map_or((folder, String::new()), |(top, rest)| (top, format!("/{rest}")));
    moved(case, top) + &rest
}

/// A program that reads one line for each question, the number of a type and a text, and says why it cannot be read.
pub fn program(asked: &Asked, folder: &Path) {
    let mut readers: Vec<(&usize, &String)> = asked.readers.iter().map(|(code, at)| (at, code)).collect();
    readers.sort();
    let readers: String = readers.iter().map(|(_, code)| format!("    {code},\n")).collect();
    let main = format!(
        "#![allow(warnings)]\n{}const READERS: &[fn(&str) -> String] = &[\n{readers}];\n",
        include_str!("program.rs")
    );
    let on = |name: &str| {
        format!(
            "{name} = {{ path = \"../{name}\", default-features = false, features = [\"all_services\", \"client\"] }}\n"
        )
    };
    let manifest = format!(
        "[package]\nname = \"readers\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{}{}\
         azure_core = {{ version = \"1.1\", default-features = false }}\nserde = \"1\"\nserde_json = \"1\"\n",
        on("before"),
        on("shops")
    );
    crates::write(&folder.join("readers/Cargo.toml"), &manifest);
    crates::write(&folder.join("readers/src/main.rs"), &main);
}

/// Why each text cannot be read; empty where it can.
pub fn answers(asked: &Asked, folder: &Path) -> Vec<String> {
    let mut texts: Vec<(&usize, String)> =
        asked.texts.iter().map(|((ty, text), at)| (at, format!("{ty} {text}\n"))).collect();
    texts.sort();
    crates::write(&folder.join("questions"), &texts.into_iter().map(|(_, line)| line).collect::<String>());
    let output = Command::new(env!("CARGO"))
        .args(["run", "--package", "readers", "--offline", "--quiet"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", crates::target())
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .stdin(Stdio::from(std::fs::File::open(folder.join("questions")).expect("the questions")))
        .output()
        .expect("cargo");
    assert!(output.status.success(), "the readers do not run: {}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).expect("text");
    said.lines().map(str::to_owned).collect()
}
