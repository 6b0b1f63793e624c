//! The command line program; see [`rolewright::cli`].

use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    ExitCode::from(rolewright::cli::run(std::env::args_os(), &mut out, &mut io::stderr().lock()))
}
