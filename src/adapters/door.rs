//! The two doors from async threads to the shop. What waits (a command for its sync, a hash of a password) goes through `door`, so that
//! it never holds up the threads that serve connections. What only looks (pages over a snapshot) goes through `glance`: it is
//! microseconds of memory, and handing it to another thread would cost more than the work itself.

/// Runs `work` where it may block.
pub fn door<T>(work: impl FnOnce() -> T) -> T {
    tokio::task::block_in_place(work)
}

/// Runs `work` here. It reads a snapshot and waits for nobody; should a page of the file come from the disk, one of the serving threads
/// waits for it: there are more of them than cores.
pub fn glance<T>(work: impl FnOnce() -> T) -> T {
    work()
}

/// Threads that serve connections: two more than cores, for those that wait for a page of the file.
pub fn serving_threads() -> usize {
    std::thread::available_parallelism().map_or(2, std::num::NonZeroUsize::get) + 2
}
