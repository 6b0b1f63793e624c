//! The command line program; see [`rolewright::cli`].

use std::io::{self, Write as _};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let status = rolewright::cli::run(std::env::args_os(), &mut out, &mut io::stderr().lock());
    // Who closed the pipe has read enough.
    let _ = out.flush();
    ExitCode::from(status)
}
