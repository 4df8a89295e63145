//! How long it takes to judge specs of 1 to 1 000 operations of all kinds, to render the crate, and to print every file of it, which is
//! left out for files that were printed before: `cargo bench -p generator --bench generate`. rustfmt's part is not in it.
//!
//! `-- --write FOLDER OPERATIONS [changed]` writes such specs instead; `scale.sh` measures the whole of `codegen` on them.

mod store;

use divan::Bencher;
use generator::output::Package;
use generator::source::Sources;
use std::path::Path;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["--write", folder, operations, ref rest @ ..] => {
            let operations = operations.parse().expect("a number of operations");
            write(Path::new(folder), &store::specs(operations, rest == ["changed"]));
        }
        _ => divan::main(),
    }
}

fn write(folder: &Path, specs: &[(String, String)]) {
    for (path, text) in specs {
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("the folder is writable");
        std::fs::write(file, text).expect("the folder is writable");
    }
}

fn sources(operations: usize) -> Sources {
    let mut sources = Sources::default();
    for (path, text) in store::specs(operations, false) {
        sources.add(format!("specs/{path}"), text);
    }
    sources
}

#[divan::bench(args = [1, 10, 100, 1000], max_time = 10)]
fn judge(bencher: Bencher<'_, '_>, operations: usize) {
    let sources = sources(operations);
    bencher.bench_local(|| generator::read(Path::new("specs"), &sources));
}

/// The package of the specs; panics where they have a mistake.
fn package(sources: &Sources) -> Package {
    let (api, reports) = generator::read(Path::new("specs"), sources);
    let api = api.unwrap_or_else(|| {
        panic!("{}", generator::diagnose::text(&reports[..1], sources, generator::diagnose::TextStyle::Plain))
    });
    generator::render::package(&api)
}

#[divan::bench(args = [1, 10, 100, 1000], max_time = 10)]
fn judge_and_render(bencher: Bencher<'_, '_>, operations: usize) {
    let sources = sources(operations);
    bencher.bench_local(|| package(&sources));
}

#[divan::bench(args = [1, 10, 100, 1000], max_time = 20)]
fn judge_render_and_print(bencher: Bencher<'_, '_>, operations: usize) {
    let sources = sources(operations);
    bencher.bench_local(|| package(&sources).printed());
}
