//! Asks pkg-config where libkehu is.
use std::process::Command;

fn main() {
    let found = Command::new("pkg-config")
        .args(["--libs", "kehu"])
        .output()
        .expect("pkg-config is not installed");
    assert!(
        found.status.success(),
        "pkg-config does not know kehu; set PKG_CONFIG_PATH: {}",
        String::from_utf8_lossy(&found.stderr)
    );
    for flag in String::from_utf8_lossy(&found.stdout).split_whitespace() {
        if let Some(folder) = flag.strip_prefix("-L") {
            println!("cargo:rustc-link-search=native={folder}");
        } else if let Some(library) = flag.strip_prefix("-l") {
            println!("cargo:rustc-link-lib=dylib={library}");
        }
    }
    println!("cargo:rerun-if-env-changed=PKG_CONFIG_PATH");
}
