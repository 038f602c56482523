//! Money against the truth of a provider: whatever is told, lost, repeated or cut short, the shop ends where the provider is.

mod histories;
mod provider;
mod sequences;
