//! The program: everything is in the library, see `src/lib.rs`.

/// Pages are made of thousands of small pieces of memory; this hands them out quicker than the system's, and gives more back.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    sutler::app::cli::main()
}
