//! Embeds `rules/`: every rule with its metadata as JSON, every library module,
//! the parameters and the table of HIPAA paragraphs.

#[path = "src/control_id.rs"]
#[allow(dead_code, missing_docs, unreachable_pub)]
mod control_id;

#[path = "src/engine/metadata.rs"]
#[allow(dead_code, missing_docs, unreachable_pub)]
mod metadata;

#[path = "src/engine/digest.rs"]
mod digest;

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use lzma_rust2::{LzmaOptions, LzmaWriter};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=rules");
    println!("cargo:rerun-if-changed=src/control_id.rs");
    println!("cargo:rerun-if-changed=src/engine/metadata.rs");
    println!("cargo:rerun-if-changed=src/engine/digest.rs");
    let root = Path::new("rules");
    let mut files = Vec::new();
    collect(root, &mut files)?;
    files.sort();

    let mut rules = Vec::new();
    let mut library = Vec::new();
    let mut read = Vec::new();
    for file in files {
        let path = file.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        if path.ends_with("_test.rego") {
            continue;
        }
        let text = fs::read_to_string(&file)?;
        read.push((path.clone(), text.clone()));
        if path.starts_with("lib/") {
            library.push(json!({"path": path, "text": without_comments(&text)}));
        } else {
            rules.push(rule(&path, &text).map_err(|problem| format!("rules/{path}: {problem}"))?);
        }
    }
    for table in ["parameters.json", "citations.json"] {
        read.push((table.to_owned(), fs::read_to_string(root.join(table))?));
    }
    let digest = digest::digest(read.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let bundle = json!({
        "set": {"version": env::var("CARGO_PKG_VERSION")?, "digest": digest, "custom": false},
        "rules": rules,
        "library": library,
        "parameters": read_json(&root.join("parameters.json"))?,
        "citations": read_json(&root.join("citations.json"))?,
    });
    let bundle = serde_json::to_vec(&bundle)?;
    let target = PathBuf::from(env::var("OUT_DIR")?);
    if env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32" {
        fs::write(target.join("rules.json.lzma"), compressed(&bundle)?)?;
    } else {
        fs::write(target.join("rules.json"), bundle)?;
    }
    Ok(())
}

/// The rules look alike far beyond the window of gzip, by which the page's files
/// travel: compressed here they weigh a good quarter less.
fn compressed(bytes: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    // Text has no alignment, and the longest match is worth the time.
    let options = LzmaOptions { pb: 0, nice_len: 273, ..LzmaOptions::with_preset(9) };
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rego") {
            files.push(path);
        }
    }
    Ok(())
}

fn rule(path: &str, text: &str) -> Result<Value, Box<dyn Error>> {
    let file = metadata::split_rule(text)?;
    let header: metadata::Header = serde_yaml_ng::from_str(&file.yaml)?;
    let control = header.into_control(path, &file)?;
    Ok(json!({"control": control, "text": metadata::without_header(text)}))
}

/// The page shows rules, not the library behind them: its comments stay in the repository.
fn without_comments(text: &str) -> String {
    let code = text.lines().filter(|line| !line.trim_start().starts_with('#') && !line.trim().is_empty());
    code.map(|line| format!("{line}\n")).collect()
}

fn read_json(path: &Path) -> Result<Value, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()).into())
}
