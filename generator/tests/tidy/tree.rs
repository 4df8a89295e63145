//! The modules of a crate, each with the file that it stands in and what its code names; it follows names to the file that defines them.

use crate::scan::{Named, scan};
use quote::ToTokens as _;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use syn::{Item, UseTree, Visibility};

/// A module, or a part of a file that is one.
#[derive(Default)]
struct Module {
    file: PathBuf,
    parent: usize,
    modules: BTreeMap<String, usize>,
    items: BTreeSet<String>,
    imports: Vec<Import>,
    /// The paths in its code.
    paths: Vec<Vec<String>>,
}

/// One name of a `use`.
struct Import {
    /// `None` stands for all names, as in `use a::*`.
    name: Option<String>,
    path: Vec<String>,
    /// Whether it is a re-export.
    public: bool,
}

/// What a path leads to.
#[derive(Clone, Copy)]
enum Target {
    Module(usize),
    /// An item of the module.
    Item(usize),
}

/// A crate, its root first.
#[derive(Default)]
pub struct Tree {
    modules: Vec<Module>,
}

impl Tree {
    /// Reads a crate from its root.
    pub fn read(root: &Path) -> Self {
        let mut tree = Self::default();
        tree.file(root, 0, root.parent().expect("a folder"));
        tree
    }

    /// Each file with those whose items it names. A re-export alone is no use, and tests may use anything.
    pub fn uses(&self) -> BTreeMap<&Path, BTreeSet<&Path>> {
        let mut uses: BTreeMap<&Path, BTreeSet<&Path>> = BTreeMap::new();
        for (at, module) in self.modules.iter().enumerate() {
            let imports = module.imports.iter().filter(|import| !import.public && import.name.is_some());
            for path in imports.map(|import| &import.path).chain(&module.paths) {
                if let Some(Target::Item(other)) = self.resolve(at, path, 0)
                    && self.modules[other].file != module.file
                {
                    uses.entry(&module.file).or_default().insert(&self.modules[other].file);
                }
            }
        }
        uses
    }

    fn file(&mut self, file: &Path, parent: usize, folder: &Path) -> usize {
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        self.module(file, parent, folder, parsed.items)
    }

    /// Adds a module; those that it declares stand in the folder.
    fn module(&mut self, file: &Path, parent: usize, folder: &Path, items: Vec<Item>) -> usize {
        let at = self.modules.len();
        self.modules.push(Module { file: file.to_owned(), parent, ..Module::default() });
        for item in items.into_iter().filter(|item| !is_test(item)) {
            match item {
                Item::Mod(declared) => {
                    let name = declared.ident.to_string();
                    let below = folder.join(&name);
                    let child = match declared.content {
                        Some((_, items)) => self.module(file, at, &below, items),
                        None => {
                            let plain = folder.join(format!("{name}.rs"));
                            let found = if plain.exists() { plain } else { below.join("mod.rs") };
                            self.file(&found, at, &below)
                        }
                    };
                    self.modules[at].modules.insert(name, child);
                }
                Item::Use(it) => {
                    let public = !matches!(it.vis, Visibility::Inherited);
                    imports(&it.tree, &mut Vec::new(), public, &mut self.modules[at].imports);
                }
                item => {
                    self.modules[at].items.extend(name(&item));
                    let paths = &mut self.modules[at].paths;
                    scan(item.to_token_stream(), &mut |named| {
                        if let Named::Path(path) = named {
                            paths.push(path);
                        }
                    });
                }
            }
        }
        at
    }

    /// What a path that stands in a module leads to; nothing where it leaves the crate, or is a local name.
    fn resolve(&self, from: usize, path: &[String], depth: usize) -> Option<Target> {
        let (first, rest) = path.split_first()?;
        let mut target = match first.as_str() {
            "crate" => Target::Module(0),
            "self" => Target::Module(from),
            "super" => Target::Module(self.modules[from].parent),
            name => self.find(from, name, !rest.is_empty(), depth)?,
        };
        for (at, name) in rest.iter().enumerate() {
            let Target::Module(module) = target else { break };
            let is_last = at + 1 == rest.len();
            target = match name.as_str() {
                "super" => Target::Module(self.modules[module].parent),
                "self" => target,
                // A macro may have made it.
                name => self.find(module, name, !is_last, depth).unwrap_or(Target::Item(module)),
            };
        }
        Some(target)
    }

    /// What a name is in a module: its own, or what it imports under it.
    fn find(&self, at: usize, name: &str, leads_on: bool, depth: usize) -> Option<Target> {
        let module = &self.modules[at];
        let child = module.modules.get(name).map(|child| Target::Module(*child));
        let item = module.items.contains(name).then_some(Target::Item(at));
        let own = if leads_on { child.or(item) } else { item.or(child) };
        // Re-exports of each other lead nowhere.
        if own.is_some() || depth > 16 {
            return own;
        }
        let mut named = module.imports.iter().filter(|import| import.name.as_deref() == Some(name));
        let named = named.find_map(|import| self.resolve(at, &import.path, depth + 1));
        named.or_else(|| {
            let mut all = module.imports.iter().filter(|import| import.name.is_none());
            all.find_map(|import| match self.resolve(at, &import.path, depth + 1)? {
                Target::Module(other) if other != at => self.find(other, name, leads_on, depth + 1),
                Target::Module(_) | Target::Item(_) => None,
            })
        })
    }
}

/// Whether an item is there in tests only.
fn is_test(item: &Item) -> bool {
    let tokens = item.to_token_stream().to_string();
    tokens.starts_with("# [cfg (test)]")
}

/// The names that a `use` brings.
fn imports(tree: &UseTree, path: &mut Vec<String>, public: bool, found: &mut Vec<Import>) {
    let mut leaf = |name: Option<String>, last: Option<String>| {
        let path = path.iter().cloned().chain(last.filter(|last| last != "self")).collect();
        found.push(Import { name, path, public });
    };
    match tree {
        UseTree::Name(it) if it.ident == "self" => leaf(path.last().cloned(), None),
        UseTree::Name(it) => leaf(Some(it.ident.to_string()), Some(it.ident.to_string())),
        UseTree::Rename(it) => leaf(Some(it.rename.to_string()), Some(it.ident.to_string())),
        UseTree::Glob(_) => leaf(None, None),
        UseTree::Path(it) => {
            path.push(it.ident.to_string());
            imports(&it.tree, path, public, found);
            path.pop();
        }
        UseTree::Group(it) => it.items.iter().for_each(|tree| imports(tree, path, public, found)),
    }
}

/// The name that an item defines in its module.
fn name(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(it) => &it.ident,
        Item::Enum(it) => &it.ident,
        Item::Fn(it) => &it.sig.ident,
        Item::Macro(it) => it.ident.as_ref()?,
        Item::Static(it) => &it.ident,
        Item::Struct(it) => &it.ident,
        Item::Trait(it) => &it.ident,
        Item::Type(it) => &it.ident,
        Item::Union(it) => &it.ident,
        _ => return None,
    };
    Some(ident.to_string())
}
