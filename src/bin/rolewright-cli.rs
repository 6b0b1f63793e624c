//! The command line program; see [`rolewright::cli`].

use std::env;
use std::io;
use std::process::ExitCode;

use rolewright::lang::Lang;

fn main() -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    ExitCode::from(rolewright::cli::run(env::args_os(), system_lang(), &mut out, &mut io::stderr().lock()))
}

/// The language in which the system is asked to speak: the first of these variables that says something decides.
fn system_lang() -> Lang {
    let said =
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| env::var(name).ok().filter(|v| !v.is_empty()));
    if said.is_some_and(|said| said.starts_with("zh")) { Lang::Zh } else { Lang::En }
}
