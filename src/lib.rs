//! Sutler: a complete online shop in one binary.
//!
//! This page is the map for whoever is new here. Read it from top to bottom; after that you know where everything is and what must
//! stay true. `tests/it/map.rs` holds it to the source, `tests/it/tidy.rs` holds the source to the rules.
//!
//! # The modules
//!
//! In the order of their dependencies: each may use those before it, never those after it. `jobs` and `web` do not know each other.
//!
//! - `base`: Words that everyone shares: money, ids, time, text. Knows nothing of shops, files or networks.
//!   - `base/money`: Amounts in minor units with their currency; `share` and `split` are the only places that round.
//!   - `base/currency`: The currencies of ISO 4217 and how many digits each has.
//!   - `base/colour`: Colours, and how well one is read on another.
//!   - `base/rate`: A share in millionths, and the ways of rounding.
//!   - `base/id`: Numbers of records, one type a kind, so that an order's is never taken for a product's.
//!   - `base/key`: Keys as bytes that sort as their values do.
//!   - `base/time`: A moment in UTC seconds, and spans of seconds.
//!   - `base/day`: A day of the calendar, wherever it is.
//!   - `base/month`: A month of the calendar.
//!   - `base/text`: E-mail addresses, handles and SKUs, parsed once at the edge.
//!   - `base/words`: A text of the merchant in the languages of the shop.
//!   - `base/address`: Addresses, and what each country wants in them.
//!   - `base/bank`: Numbers of banks with their check digits: IBAN, BIC, creditor and QR references.
//!   - `base/country`: Countries of ISO 3166-1: their names, and what a shop there most likely wants to begin with.
//!   - `base/locale`: The languages that the program speaks.
//!   - `base/translate`: The texts of the program, read from the Fluent files of each language.
//!   - `base/format`: How each language writes prices, numbers and dates.
//!   - `base/limits`: Every limit on what may be typed, sent or kept.
//!   - `base/error`: Refusals, which are answers for a person, and faults, which are our trouble.
//! - `store`: Typed records, indexes and the log over one file of ordered bytes. The only place that names redb.
//!   - `store/engine`: The few calls into redb: read a key, walk a range, commit a batch, two-phase and synced.
//!   - `store/file`: The file, the lock that keeps a second process out, and the safe way to make a new one.
//!   - `store/open`: A store opened over a file or over memory; the writer's transaction.
//!   - `store/record`: What a record is: its table, version, upgrade, and all its index keys in one function.
//!   - `store/read`: Bounded queries that work in a snapshot and in a write session alike.
//!   - `store/write`: The write session: `put` moves exactly the index entries that changed; refused work leaves no trace.
//!   - `store/overlay`: Rows that were written but do not lie in the file yet; they hide what lies below them.
//!   - `store/log`: The log of events by position, and by what each is about.
//!   - `store/once`: The first answer to a request that may be sent twice.
//!   - `store/migrate`: Numbered steps from older files to what this binary expects.
//!   - `store/journal`: Orders, money and their story a second time, in files that are only added to, each entry chained to the one before.
//!   - `store/check`: Proves that the file agrees with itself.
//!   - `store/blob`: Pictures and papers as files named by their hash.
//! - `shop`: The rules, by feature. No HTTP, no clock, no network, no floats.
//!   - `shop/actor`: Who acts, and what they may do.
//!   - `shop/command`: What a verb is: a type that is form, JSON body and audit entry in one; and how it runs.
//!   - `shop/tx`: What a command works with: the session, the moment, the actor, randomness.
//!   - `shop/event`: Everything that can have happened, in the past tense, as ids and amounts.
//!   - `shop/job`: What must still be done, outside of a transaction or later.
//!   - `shop/token`: Secret links and cookies: random to those who guess, only their hash in the store.
//!   - `shop/queue`: When each job is due, how often it was tried, what went wrong.
//!   - `shop/attention`: What needs a person, until it is settled.
//!   - `shop/settings`: What the merchant decided: names, country, currency, contact, legal texts.
//!   - `shop/staff`: People who work here, their passwords and invitations.
//!   - `shop/newsletter`: The newsletter: who asked for it, who confirmed it, who left, and how that is proven.
//!   - `shop/customer`: People who bought, as the contacts of their orders.
//!   - `shop/catalog`: Products, variants, categories, pictures, attributes.
//!   - `shop/stock`: A ledger of movements per variant and place, its sums, and reservations that end.
//!   - `shop/import`: Products from elsewhere, many at a time, found again by where they came from.
//!   - `shop/tax`: Classes and rates per country; in gross prices the tax is gross less net, per rate.
//!   - `shop/shipping`: The ways to send and to pick up, and what each costs.
//!   - `shop/price`: The quote: what a cart costs, with a note for every cent.
//!   - `shop/cart`: What a visitor means to buy.
//!   - `shop/payment`: The life of a payment, and `settle`, the one way in which money arrives.
//!   - `shop/gift_card`: Gift cards: a ledger each, spent as payments of orders, never as discounts.
//!   - `shop/fulfilment`: Parcels: what was sent, when, with which number.
//!   - `shop/order`: Orders as facts, and the statuses that follow from them.
//!   - `shop/books`: The books: what providers took for themselves, took back by force and paid out, and what the shop owed and was owed.
//!   - `shop/statement`: What the bank says came in, once each, and which order it is for.
//!   - `shop/remedy`: What a person can do about what needs one, kind by kind, and what is not possible.
//!   - `shop/checkout`: Contact, address, shipping and payment, asked until an order can be placed.
//!   - `shop/letter`: Which letters were written, to whom, and whether they went out.
//!   - `shop/message`: What people write to the shop, until it is answered, and for a year.
//!   - `shop/content`: Pages of text, the journal and menus, with their drafts, dates and history.
//!   - `shop/theme`: How the shop looks: tokens, sections of the home page, drafts and versions, contrast.
//!   - `shop/picture_use`: Where pictures are shown, and what becomes of those that nothing shows.
//!   - `shop/wipe`: "Wipe the demo, keep my settings": a filled demo becomes the empty shop of whoever tried it.
//!   - `shop/rebuild`: What a shop needs that was rebuilt from its journal: which of its log was kept, and goods for its open orders.
//!   - `shop/typed`: What was typed, cleaned, with every mistake collected.
//!   - `shop/check`: What must hold in every store, proven on a snapshot.
//!   - `shop/follow`: What follows from every event. One page; read it.
//!   - `shop/schema`: Every kind of record and every migration, in one list each.
//!   - `shop/writer`: The shop as others hold it: snapshots, and one thread that commits commands in groups.
//! - `adapters`: The outside: what we call, and what we read and write for others.
//!   - `adapters/door`: The one door from async threads to blocking work.
//!   - `adapters/accounts`: Whose account takes the money: the environment before what the merchant has entered.
//!   - `adapters/payments`: Between the shop and its providers: asks for pages, asks how payments stand, takes answers to `settle`.
//!   - `adapters/compare`: Comparing the shop with its providers: what is missing, unknown or different, and what went back without us.
//!   - `adapters/ask_again`: Asking a provider now, because a person wants to know how something that needs one stands.
//!   - `adapters/books`: Between the shop's books and its providers: reads disputes, movements and payouts, and explains every payout.
//!   - `adapters/unheard`: Providers that did not answer, which keep nobody else's news back.
//!   - `adapters/mail`: Letters, through SMTP or into a folder.
//!   - `adapters/search`: The index of products, a copy that can be deleted and built again.
//!   - `adapters/http`: The client for calls to others: no redirects, a deadline, a bounded answer.
//!   - `adapters/statement`: Statements of banks: camt, MT940 and CSV become plain bookings.
//!   - `adapters/slip`: What a transfer is made from: QR codes for banking apps, and the Swiss payment slip.
//!   - `adapters/picture`: Pictures of strangers, opened in a child process and made plain in every width.
//!   - `adapters/video`: Videos of strangers, looked through box by box, without what a camera wrote beside picture and sound.
//!   - `adapters/provider`: Payment providers behind one face.
//!   - `adapters/signature`: Webhooks that carry their proof in a header.
//!   - `adapters/stripe`: Stripe: its pages, refunds and webhooks through a thin client, in our words.
//!   - `adapters/paypal`: PayPal: its page, which agrees and does not pay, and what we take after it, through a thin client.
//!   - `adapters/testpay`: Our side of the test card provider: asks, and reads its signed webhooks.
//!   - `adapters/import`: Products from other shops' files, row by row, mistakes reported.
//! - `jobs`: Runs jobs with patience, follows the log, keeps the calendar.
//!   - `jobs/work`: What each job does.
//!   - `jobs/letter`: What is in each letter.
//!   - `jobs/letter_dress`: What letters wear: the colours of the look, and the logo.
//!   - `jobs/calendar`: What is done again and again: asking providers, forgetting what is old.
//! - `web`: HTTP. The only place that names axum; pages are functions from plain data to markup.
//!   - `web/site`: What every handler holds: the shop, its files, search, providers, and what pages keep in memory.
//!   - `web/facts`: Settings, categories, pages and methods as pages show them, kept until one of them changes.
//!   - `web/goods`: Products as pages show them, kept until an event touches them.
//!   - `web/kept`: Pages that everybody is shown alike, kept as they were sent until anything happens.
//!   - `web/drawn`: Parts of pages as they were drawn: the frame of every page, the inside of those that are the same for everybody.
//!   - `web/menu`: Menus as pages show them: entries become links.
//!   - `web/selling`: What every page says of paying and delivery, as it is set up.
//!   - `web/visit`: One request as handlers see it: language, cart, caller.
//!   - `web/guard`: Security headers, and forms from foreign pages.
//!   - `web/closed`: The page that visitors see while the shop is closed, and what stays open.
//!   - `web/pack`: Pages packed for the way, but for those that hold secrets.
//!   - `web/limit`: How often one may try.
//!   - `web/body`: Bodies of requests, read under limits of size and time.
//!   - `web/upload`: Forms with files, which go to the disk as they arrive.
//!   - `web/reply`: Answers: pages, redirects after a form, cookies.
//!   - `web/hooks`: What providers tell us by themselves, believed only when proven.
//!   - `web/view`: From records to what pages show of them.
//!   - `web/csv`: Cells of files for spreadsheets.
//!   - `web/cx`: What every page knows: the shop's face, the language, who is looking.
//!   - `web/error`: The only place that knows status codes.
//!   - `web/form`: Forms and queries, read under limits.
//!   - `web/field`: A list of fields draws a form, reads it, and reports every mistake.
//!   - `web/url`: Addresses of pages, written in one place.
//!   - `web/assets`: Style, script, icons and fonts under names that never change their content.
//!   - `web/ui`: Parts of pages: frame, card, price, pager, table.
//!   - `web/testpay`: The test card provider itself: lives in the demo, has its own memory, and plays every trick of a real one.
//!   - `web/testpay_page`: The hosted pages of the test card provider and of the doubles, which play other companies.
//!   - `web/double`: What the doubles of payment providers share: memory, idempotency keys, tricks, deliveries.
//!   - `web/paypal_double`: A double of PayPal, which holds every request and its own answers to PayPal's published schemas.
//!   - `web/stripe_double`: A double of Stripe for developers and tests: its interface, its page, and every way in which it misbehaves.
//!   - `web/theme`: From tokens to the stylesheet, from sections to markup, and who sees the draft.
//!   - `web/storefront`: What visitors see.
//!   - `web/admin`: What staff see.
//! - `app`: The program: command line, start, stop, demo. The only place with a clock and randomness.
//!   - `app/cli`: The command line, which is a contract, and its environment variables.
//!   - `app/boot`: Opens, migrates and checks a data folder, and builds the handles.
//!   - `app/serve`: The accept loop with its limits, and the end of it on SIGTERM.
//!   - `app/connection`: How many connections, from whom, and how long each may do nothing.
//!   - `app/clock`: The clock, which the demo may turn back while it writes its own past.
//!   - `app/errand`: What the command line asks of a shop, here or in a running server.
//!   - `app/control`: The socket over which it asks a running server.
//!   - `app/demo_run`: `sutler demo`: fills an empty folder, and serves the test card provider beside the shop.
//!   - `app/demo`: A populated shop, filled through the same commands as any other.
//!
//! The features of `shop` have an order too (`tests/it/tidy.rs` lists it): the quote uses taxes, shipping and promotions, so `price`
//! comes after them; an order reads its payments and parcels, so it comes after both, and they know it by its number alone;
//! `checkout` places orders, so it comes last. Events and jobs use `base` alone, which is what prevents circles.
//!
//! # What must stay true
//!
//! 1. **One owner for every fact.** Each lives in one record that one module writes. Search, caches and statistics are copies that
//!    can be deleted and built again.
//! 2. **One command is one transaction.** New state, the events that say what happened, and the jobs that must follow are in the
//!    same commit or in none. A refused or panicking command leaves no trace, although it shares its commit with others.
//! 3. **What was acknowledged is on the disk.** No answer leaves before its commit is synced; of orders and money, before the entry
//!    of the journal is, which says the same in other files.
//! 4. **Statuses are derived.** An order keeps what happened: ordered, cancelled, shipped, captured, refunded. `paid()` and
//!    `shipped()` are functions of it. Only what has a life of its own (payment, parcel) has a state machine, and that is total.
//! 5. **Parts add up to the whole.** Every cent of a quote carries a note, the notes sum to the total, and nothing is a float.
//! 6. **Nothing is sold twice.** Stock is reserved in the transaction that places the order, and on hand less reserved is never
//!    below zero.
//! 7. **The outside is never called inside a transaction.** Write the wish and the job; call with an idempotency key; write the
//!    answer. Whatever comes twice, late or never ends in the same state.
//! 8. **Time, randomness and ids come with the transaction.** Commands are deterministic and can be run again.
//! 9. **Everything is bounded**: scans, queues, bodies, tries, lines. The limits on input stand in `base/limits`.
//! 10. **Parsed at the edge.** Beyond `web` no unparsed string has a meaning.
//! 11. **Every page works without JavaScript**, loads nothing from third parties, and carries no inline script or style.
//!
//! # Three walks
//!
//! **An order is placed.** The checkout form arrives at `web/storefront`. It is read under limits and becomes a command with the
//! idempotency key of the form, so the same form sent twice is one order. The handler hands it to `shop/writer` and waits. The
//! writer takes all commands that wait into one transaction. This one quotes the cart again (`shop/price`): if price, stock or
//! shipping changed, it refuses, and the page shows the difference. Otherwise it draws an order number, reserves the stock
//! (`shop/stock`), writes the order (`shop/order`), takes what gift cards pay of it (`shop/gift_card`), begins the payment of the
//! rest (`shop/payment`), and says that an order was placed. For that event `shop/follow` queues the letter. One sync; then every
//! buyer of the group is answered, this one with a redirect to the card provider or to the order's secret link. Later `jobs` finds the letter due, writes it and sends it through
//! `adapters/mail`; if the relay is down, it tries again with growing pauses and at last raises it in `shop/attention`.
//!
//! **Money arrives.** The provider's signed webhook says that a session was paid. Its signature is checked before a byte is
//! believed. `settle` in `shop/payment` compares amount, currency, session and mode with what we asked for, and moves the payment's
//! state machine: moved, no change, or conflict. A conflict is written down and shown to a person. The same function is called by
//! the page to which the buyer returns, and by the job that asks the provider about payments it has heard nothing of; so a webhook
//! may come twice, late or not at all. When it moved, the order's captured amount grows, `paid()` becomes true because of that and
//! for no other reason, its index entry moves in the same `put`, and the event queues the receipt.
//!
//! **A page is shown.** `app/serve` accepts the connection under limits on headers, body and idleness. The router in `web` finds
//! the handler; `web/cx` gathers the shop's face, the language and the count of the cart. The handler opens a snapshot of the
//! store off the async threads, for redb blocks, and runs bounded queries: they see one moment, however long the page takes. It
//! fills plain structs; the page function turns them into markup from the parts in `web/ui`, all words through the language's
//! texts. `web/error` turns a refusal into a page in the shop's clothes, a fault into one sentence for the visitor and one entry
//! for the log.
//!
//! # Words
//!
//! One word for one idea, in code, forms, texts and log.
//!
//! | word | what it means here |
//! |---|---|
//! | product, variant, option | what is shown; what is sold, always at least one for a product; what tells variants apart |
//! | attribute | a typed fact about a product: material, weight, volume |
//! | SKU, barcode | the merchant's name of a variant; the world's (GTIN) |
//! | category, collection | where a product stands in the tree; a group chosen by rule or by hand |
//! | handle | the part of an address that names a product, category or page |
//! | cart, line | what a visitor means to buy; one variant in it, with a quantity |
//! | quote, adjustment | what a cart costs now, to the cent; one reason why an amount is not just price times quantity |
//! | checkout, order | the questions before buying; the promise after it |
//! | payment | one try to get money for an order: authorize, capture, void, refund |
//! | gift card | money that was paid before anything was chosen: a ledger with its balance; whoever has the code spends it |
//! | settle | to take in what a provider says about a payment, however often it is said |
//! | fulfilment, parcel, tracking | handing goods over; the thing sent; its carrier's number |
//! | stock location | a place that holds goods |
//! | on hand, reserved, available | pieces that are there; promised to orders; the first less the second |
//! | movement | one entry of the stock's ledger: how many, where, why |
//! | tax class, tax zone | what a thing is to the taxman; where a rate holds |
//! | staff, role, permission | a person who works here; what they are; what they may do |
//! | actor | whoever runs a command: visitor, staff, a job, the system |
//! | command, event, job | a wish to change something; what then happened; what must still be done |
//! | follower | what reads the log at its own pace: search, caches, statistics |
//! | refusal, fault, bug | an answer; our trouble, logged; a broken promise of the code, asserted |
//! | attention | something that only a person can settle |
//! | flow | a connection to the outside with an owner, a contract and a policy for failure |
//! | snapshot | the store at one moment, for reading |
//! | minor unit | the smallest coin of a currency: a cent, a yen |

pub mod adapters;
pub mod app;
pub mod base;
pub mod jobs;
pub mod shop;
pub mod store;
pub mod web;
