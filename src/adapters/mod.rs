//! The outside: everything that talks to another program or keeps a copy for one. Each flow ends here in the shop's own words.

pub mod import;
