# What the shop says beside its goods: pages, journal, menus, messages, closing.

# Storefront
storefront-preview-note = A preview: visitors do not see this yet.
storefront-journal = Journal
storefront-journal-lead = How things are made, who makes them, and what we learned on the way.
storefront-journal-tagged = About: { $tag }.
storefront-journal-all = All posts
storefront-journal-none = Nothing has been written here yet.
storefront-journal-feed = Read it in a feed reader (Atom)
storefront-journal-related = In this story
storefront-journal-more = More from the journal
storefront-journal-before = Earlier
storefront-journal-after = Later
storefront-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
storefront-tags = About:
storefront-menu-all = All of { $name }
storefront-contact-title = Write, or call
storefront-contact-lead = Write to us, call, or come by.
storefront-contact-write = Your message
storefront-contact-name = Name
storefront-contact-email = E-mail
storefront-contact-email-help = Our answer goes there.
storefront-contact-order = Order number
storefront-contact-text = Message
storefront-contact-trap = Leave this field empty
storefront-contact-kept = We use this to answer you and delete it after a year. <privacy>Privacy</privacy>
storefront-contact-send = Send
storefront-contact-ways = Other ways
storefront-contact-place = In person
storefront-contact-sent = Your message is here
storefront-contact-next = A person reads it and answers by e-mail, usually within two working days. You need not do anything else.
storefront-contact-sooner = If it cannot wait:
storefront-closed = Closed for now
storefront-closed-until = We are back on { $date }.
storefront-closed-lead = Please look in again later.
storefront-closed-to-others = The shop is closed: only you see it.
storefront-closed-open = Open it again
storefront-closed-urgent = Urgent?

# Mistakes
wrong-until = This is before the beginning. Choose a later moment.
wrong-past = This moment is over already. Choose one that is still to come.
wrong-moment = Write the day and the time like this: 2026-11-21 09:00.
wrong-no-product = There is no product “{ $name }”. Its handle is the last part of its address.
wrong-link = A link begins with / for this shop, or with https://, mailto: or tel:.
wrong-above = It cannot stand there. Menus have two levels, in the main menu only.
refused-inbox-full = We cannot take more messages just now. Nothing was sent; please write an e-mail or call.
refused-messages-too-many = That was a lot of messages in a short time. Nothing was sent; please wait a minute, then press Send again.

# Admin: pages and posts
admin-nav-content = Content
admin-page-languages = Where one language is missing, visitors read the other. It should be written in the language of the shop at least.
admin-page-teaser = Teaser
admin-page-teaser-help = One or two sentences for lists and search engines.
admin-page-picture-help = Shown where the page is shared.
admin-page-where = Where and when
admin-page-from = From
admin-page-from-help = Left empty: at once. Time as in the shop.
admin-page-until = Until
admin-page-until-help = Left empty: for good.
admin-page-search = For search engines
admin-page-search-about = Only where it should differ from title and teaser.
admin-page-search-title = Title
admin-page-search-description = Description
admin-page-draft = Draft
admin-page-later = From { $date }
admin-page-public = Public
admin-page-over = Over since { $date }
admin-page-draft-waits = Draft waits
admin-page-draft-about = You see a draft. Visitors read the version before it until you publish this one.
admin-page-not-in = Not in { $language }
admin-page-save-draft = Save as draft
admin-page-publish = Publish
admin-page-preview = Make a preview link
admin-page-preview-made = Whoever has this link reads the page as it stands here, for seven days. It is shown only now; an earlier link is over.
admin-page-preview-holds = A preview link holds until { $date }.
admin-page-discard = Drop the draft
admin-page-withdraw = Take offline
admin-page-steps = Further steps
admin-page-steps-about = They use what was saved, not what is typed above.
admin-page-history = History
admin-page-history-about = The last 50 versions
admin-page-version = Version of { $date }
admin-page-restore = Take up again as a draft
admin-page-delete-public = The page and its history are gone for good, and links to it lead nowhere. Taking it offline keeps everything.
admin-post-list = Journal
admin-post-about = What you have to tell: about things, people, and how it is done.
admin-post-new = New post
admin-post-none = Nothing written yet
admin-post-teaser = Teaser
admin-post-teaser-help = One or two sentences under the title, in the list and in the feed.
admin-post-picture-help = Above the text, and in the list.
admin-post-from = Date
admin-post-from-help = From then on it is read. Left empty: the moment at which you publish it.
admin-post-author = Written by
admin-post-author-help = Left empty: the shop.
admin-post-tags-help = Words separated by commas. Each leads to all posts with it.
admin-post-products = Things in this story
admin-post-products-help = Handles of products, separated by commas; they stand below the text.

# Admin: menus
admin-menu-list = Menus
admin-menu-list-line = What stands in the head and the foot
admin-menu-about = The links in the head and the foot of every page. What leads to nothing public is left out by itself. In the head, “All things” with your categories leads by itself; what has no room beside it stands below “More”.
admin-menu-one = Menu entry
admin-menu-new = New entry
admin-menu-none = No entries
admin-menu-which = Menu
admin-menu-main = Main menu
admin-menu-shop = Footer: shop
admin-menu-help = Footer: help
admin-menu-legal = Footer: legal
admin-menu-above = Below
admin-menu-above-help = In the main menu only: it opens with the entry above it.
admin-menu-target = Leads to
admin-menu-target-help = Below a category, “all categories” means those in it.
admin-menu-words = Product, words or address
admin-menu-words-help = For these three only: day-mug, oak board, or https://example.org
admin-menu-label = Name
admin-menu-label-help = Left empty: the name of what it leads to.
admin-menu-from-help = Left empty: at once. Before its time nobody sees it.
admin-menu-until-help = Left empty: for good. What stands below it comes and goes with it.
admin-menu-from = from { $date }
admin-menu-until = until { $date }
admin-menu-in-line = In the line
admin-menu-in-line-from = Below “More”, in the line from a width of { PLAIN($width) } px
admin-menu-below-more = Below “More”
admin-menu-order = Order
admin-menu-up = Up
admin-menu-down = Down
admin-menu-to-categories = All categories
admin-menu-to-help-pages = All pages of help
admin-menu-to-legal-pages = All legal pages
admin-menu-to-other-pages = All other pages
admin-menu-to-product = A product
admin-menu-to-search = A search
admin-menu-to-address = An address
admin-menu-to-page = Page: { $name }
admin-menu-to-category = Category: { $name }

# Admin: messages
admin-messages = Messages
admin-messages-open = To answer
admin-messages-answered = Answered
admin-messages-doubtful = Doubtful
admin-messages-open-none = Everything is answered
admin-messages-answered-none = No answered messages
admin-messages-doubtful-none = Nothing doubtful
admin-messages-about = What people write through the contact form is kept here for a year.
admin-message-from = From
admin-message-says = Message
admin-message-sent = Sent
admin-message-email = E-mail
admin-message-order = Order
admin-message-no-order = No order has this number.
admin-message-language = Language
admin-message-mark-answered = Mark as answered
admin-message-mark-open = Still to answer
admin-message-mark-person = This is a person
admin-message-reply = Reply
admin-message-subject = Your message to { $shop }
admin-letter-message-received = Letter about a message
admin-event-page-drafted = A draft was saved
admin-event-page-draft-dropped = A draft was dropped
admin-event-page-withdrawn = A page was taken offline
admin-event-page-preview-shared = A preview link was made
admin-event-menu-entry-saved = A menu was changed
admin-event-menu-entry-deleted = A menu entry was taken out
admin-event-message-received = A message came
admin-event-message-answered = A message was answered
admin-event-message-reopened = A message is to be answered
admin-event-message-deleted = A message was deleted

# Admin: announcement and closing
admin-announcement-link = Leads to
admin-announcement-link-help = A path of this shop such as /pages/delivery, or a whole address. Left empty: nowhere.
admin-announcement-until-help = Left empty: until you change it.
admin-settings-closing = Close for a while
admin-settings-closing-line = A page instead of the shop, for holidays, works or stock-taking
admin-settings-closing-about = Visitors see a page with your words. You see the shop as ever while you are signed in; orders that were placed can still be looked at and paid.
admin-closing-closed = The shop is closed
admin-closing-text = Why
admin-closing-text-help = Also when orders will come, if you send nothing meanwhile: the page promises nothing by itself. Left empty, it only says that the shop is closed for now.
admin-closing-until = Open again
admin-closing-until-help = The page names this moment, and then the shop opens by itself. Left empty: when you untick the box.

# Mail
mail-message-subject = { $name } wrote to you
mail-message-from = Name
mail-message-email = E-mail
mail-message-order = Order
mail-message-reply = If you reply to this e-mail, your answer goes straight to the sender.
mail-message-button = Open in the admin
mail-foot-why-message = You get this e-mail because somebody filled in the contact form of your shop.

## Theme editor
admin-theme-upload = Or upload another picture
admin-theme-upload-logo = PNG or WebP with a transparent ground looks best, 400 pixels wide or more. Drawings (SVG) can hold programs and are not taken: save them as PNG.
admin-theme-upload-favicon = A square PNG of 180 pixels or more.
admin-section-from-help = Left empty: at once. In the preview of the draft it is seen before its time.
admin-section-until-help = Left empty: for good.

# The theme editor: what was moved, and the link to the draft
admin-theme-moved = { $name } is now at place { $place } of { $all }.
admin-theme-text-help = A face in which one reads long. Left empty, it is as the theme has it.
admin-theme-share = Show it to somebody
admin-theme-share-about = Whoever has the link sees the whole shop with this draft, and what you still change in it. It ends after seven days, or when the draft is published or thrown away.
admin-theme-share-make = Make a link
admin-theme-link-made = Whoever opens this link sees the shop with this draft for seven days. It is shown only now; an earlier link is over.
admin-theme-link-holds = A link holds until { $date }.

# Orders that are found again
admin-letter-order-link = Link to the order
admin-event-order-link-asked = The link to the order was asked for
