//! The disk fails at every single operation in turn.
