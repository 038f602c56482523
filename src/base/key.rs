//! Key codec: turns values into bytes that sort as the values do, so that a range of keys is a range of values.

use super::{Id, Time};

/// A value that can stand in a key. The bytes of smaller values sort before those of greater ones, whatever follows them.
pub trait KeyPart {
    fn write(&self, out: &mut Vec<u8>);
}

/// The key of one value or tuple.
pub fn key<K: KeyPart + ?Sized>(part: &K) -> Vec<u8> {
    let mut out = Vec::with_capacity(24);
    part.write(&mut out);
    out
}

impl KeyPart for u8 {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }
}

impl KeyPart for bool {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }
}

impl KeyPart for u32 {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.to_be_bytes());
    }
}

impl KeyPart for u64 {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.to_be_bytes());
    }
}

impl KeyPart for i64 {
    /// The sign bit is turned, so that negative numbers sort first.
    fn write(&self, out: &mut Vec<u8>) {
        out.extend((self.cast_unsigned() ^ (1 << 63)).to_be_bytes());
    }
}

impl KeyPart for str {
    /// Zero is escaped as `0 ff` and the end is `0 0`: `"a" < "a\0" < "ab"`, whatever follows.
    fn write(&self, out: &mut Vec<u8>) {
        for &byte in self.as_bytes() {
            out.push(byte);
            if byte == 0 {
                out.push(0xff);
            }
        }
        out.extend([0, 0]);
    }
}

impl KeyPart for String {
    fn write(&self, out: &mut Vec<u8>) {
        self.as_str().write(out);
    }
}

impl KeyPart for [u8; 32] {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self);
    }
}

impl KeyPart for Time {
    fn write(&self, out: &mut Vec<u8>) {
        self.seconds().write(out);
    }
}

impl KeyPart for () {
    fn write(&self, _out: &mut Vec<u8>) {}
}

impl<I: Id> KeyPart for I {
    fn write(&self, out: &mut Vec<u8>) {
        self.get().write(out);
    }
}

impl<K: KeyPart> KeyPart for std::cmp::Reverse<K> {
    /// Every bit turned: the greatest comes first. Only for parts of fixed length.
    fn write(&self, out: &mut Vec<u8>) {
        let from = out.len();
        self.0.write(out);
        out[from..].iter_mut().for_each(|byte| *byte = !*byte);
    }
}

macro_rules! tuples {
    ($($($name:ident)*;)*) => { $(
        impl<$($name: KeyPart),*> KeyPart for ($($name,)*) {
            #[allow(non_snake_case, reason = "a part is named like its type, and there is a list of types only")]
            fn write(&self, out: &mut Vec<u8>) { let ($($name,)*) = self; $($name.write(out);)* }
        }
    )* }
}
tuples! { A B; A B C; A B C D; }
