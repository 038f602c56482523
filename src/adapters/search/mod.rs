//! Search: a tantivy index of the products that can be bought. It is a copy that follows the log of events; when it is damaged,
//! of another version or gone, it is built again. Nothing that happens to it keeps a shop from starting.

mod correct;
mod document;
mod find;
mod follow;
mod index;
mod query;
mod schema;
mod words;

pub use find::Found;
pub use index::Search;
