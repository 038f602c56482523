//! Every limit on what may be typed, sent or kept, in one place.

/// Longest e-mail address (RFC 5321 §4.5.3.1.3: a path of 256 octets with its brackets).
pub const EMAIL_CHARS_MAX: usize = 254;
/// Longest one-line text: a name, a title, a line of an address.
pub const LINE_CHARS_MAX: usize = 200;
/// Longest name of a product: makers put half the data sheet into it.
pub const TITLE_CHARS_MAX: usize = 300;
/// Longest text of several lines: a description, a legal page.
pub const TEXT_CHARS_MAX: usize = 100_000;
/// Longest note that a buyer or a member of staff writes.
pub const NOTE_CHARS_MAX: usize = 2_000;
/// How long the description of a page for search engines is, where nobody wrote one: they show no more.
pub const DESCRIPTION_CHARS: usize = 160;
/// Longest message to the shop.
pub const MESSAGE_CHARS_MAX: usize = 5_000;
/// Longest SKU or barcode.
pub const SKU_CHARS_MAX: usize = 64;
/// Longest handle (the part of a URL that names a product, category or page).
pub const HANDLE_CHARS_MAX: usize = 120;
/// Most lines of the street in an address.
pub const ADDRESS_STREET_LINES_MAX: usize = 3;
/// Longest postal code.
pub const POSTAL_CODE_CHARS_MAX: usize = 20;
/// Longest telephone number.
pub const PHONE_CHARS_MAX: usize = 40;
/// Most pieces of one thing in one cart line.
pub const QUANTITY_MAX: u32 = 999;
/// Most lines of one cart or order.
pub const CART_LINES_MAX: usize = 100;
/// Most options of one product (size, colour, …), values of one option, and variants.
pub const OPTIONS_MAX: usize = 3;
pub const OPTION_VALUES_MAX: usize = 100;
pub const VARIANTS_MAX: usize = 500;
/// Most pictures, tags and attributes of one product.
pub const PICTURES_MAX: usize = 50;
pub const TAGS_MAX: usize = 50;
pub const ATTRIBUTES_MAX: usize = 400;
/// Longest text of one attribute, and most entries of a list.
pub const ATTRIBUTE_CHARS_MAX: usize = 10_000;
pub const ATTRIBUTE_LIST_MAX: usize = 100;
/// Longest decimal number of an attribute.
pub const NUMBER_CHARS_MAX: usize = 40;
/// Widest or highest picture, in pixels: no WebP can be larger (RFC 9649 §2.6).
pub const PICTURE_SIDE_MAX: u32 = 16_383;
/// Most pixels of one picture: 40 megapixels, what the better cameras make.
pub const PICTURE_PIXELS_MAX: u64 = 40_000_000;
/// Largest file of one picture, in bytes.
pub const PICTURE_BYTES_MAX: u64 = 32 << 20;
/// Largest file of one video, in bytes, and its widest or highest side, in pixels (4K).
pub const VIDEO_BYTES_MAX: u64 = 64 << 20;
pub const VIDEO_SIDE_MAX: u32 = 4096;
/// Most files sent with one form, and the largest body with files, in bytes.
pub const UPLOAD_FILES_MAX: usize = 20;
pub const UPLOAD_BYTES_MAX: u64 = 256 << 20;
/// Largest bank statement, in bytes, most bookings in one, and longest text of a booking.
pub const STATEMENT_BYTES_MAX: usize = 16 << 20;
pub const BOOKINGS_MAX: usize = 20_000;
pub const BOOKING_CHARS_MAX: usize = 2_000;
/// Greatest price, in minor units: ten million of a currency with cents.
pub const PRICE_MINOR_MAX: i64 = 1_000_000_000;
/// Minor units of a gift card that staff issue: a slip of the finger is not mailed to somebody as money.
pub const GIFT_CARD_MINOR_MAX: i64 = 500_000;
/// Most gift cards that one order sells: all of them are issued in one transaction, each with its entry, its letter and its events.
pub const GIFT_PIECES_MAX: u32 = 500;
/// Greatest weight of one piece, in grams: one tonne.
pub const WEIGHT_G_MAX: u32 = 1_000_000;
/// Greatest stock of one variant at one place.
pub const STOCK_MAX: i64 = 10_000_000;
/// Passwords of staff, in characters (OWASP ASVS 5.0, 6.2.1 and 6.2.9).
pub const PASSWORD_CHARS_MIN: usize = 12;
pub const PASSWORD_CHARS_MAX: usize = 128;
/// What a visitor may search for.
pub const QUERY_CHARS_MAX: usize = 64;
pub const QUERY_TERMS_MAX: usize = 8;
/// Things on one page of a list in the storefront and in the admin.
pub const STOREFRONT_PAGE: usize = 24;
pub const ADMIN_PAGE: usize = 50;
/// Largest body of a form and of a webhook, in bytes.
pub const FORM_BYTES_MAX: usize = 1 << 20;
pub const WEBHOOK_BYTES_MAX: usize = 256 << 10;
