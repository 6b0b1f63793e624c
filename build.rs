//! Gives the programs what Windows shows of them: icon, name and version.

fn main() {
    println!("cargo::rerun-if-changed={ICON}");
    #[cfg(windows)]
    resources().expect("a compiler of resources comes with the build tools");
}

const ICON: &str = "assets/desktop/rolewright.ico";

#[cfg(windows)]
fn resources() -> std::io::Result<()> {
    /// 简体中文, see the table of language identifiers in [MS-LCID].
    const CHINESE: u16 = 0x0804;
    let mut resource = winresource::WindowsResource::new();
    resource.set_icon(ICON).set_language(CHINESE);
    resource.set("ProductName", "Rolewright").set("FileDescription", "Rolewright 岗位说明书").compile()
}
