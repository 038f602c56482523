//! The store from outside: records, indexes, log, answers, migrations, groups, files.

mod check;
mod files;
mod group;
mod journal;
mod log;
mod merge;
mod records;
mod things;
mod versions;
