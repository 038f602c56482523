//! The one door to blocking work: whoever is on an async thread and touches the shop goes through it, so that the file never holds
//! up the threads that serve connections.

/// Runs `work` where it may block.
pub fn door<T>(work: impl FnOnce() -> T) -> T {
    tokio::task::block_in_place(work)
}
