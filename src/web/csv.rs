//! Cells of files for spreadsheets.

/// A cell of words. Spreadsheets take what begins so for a formula, unless a quote stands before it (OWASP, CSV injection).
pub fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(["a@b.example", "=1+1@b.example", "a\"b"].map(quoted), ["\"a@b.example\"", "\"'=1+1@b.example\"", "\"a\"\"b\""]);
    }
}
