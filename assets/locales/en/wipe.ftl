# Wiping the demo.
admin-wipe = Wipe the demo, keep my settings
admin-wipe-line = Removes what the demo brought along; the shop is yours from then on
admin-wipe-of-demo = The demo
admin-wipe-about = The demo becomes your own empty shop. Nothing brings back what goes.
admin-wipe-goes = This goes
admin-wipe-stays = This stays
admin-wipe-orders = { $n } orders with their payments, parcels and letters, and every cart; numbers begin anew
admin-wipe-customers = { $n } customers
admin-wipe-letters = { $n } messages and sign-ups for the newsletter
admin-wipe-products = { $n } products that came with the demo, changed or not, with their stock; categories in which nothing of yours stands
admin-wipe-pictures = { $n } pictures of the demo, unless something of yours shows them
admin-wipe-posts = { $n ->
    [one] { $n } post of the journal that you did not change
   *[other] { $n } posts of the journal that you did not change
}
admin-wipe-pages = Pages that you did not change, the legal ones too: they are about somebody else. Yours begin anew, without text
admin-wipe-sections = What the demo says on the home page, unless you published a look of your own, and its menus
admin-wipe-settings = Name, contact, bank account, announcement, newsletter and all other settings: check them, some are the demo’s
admin-wipe-selling = Tax, shipping, stock locations, ways to pay; the test card is switched off, since it takes no money
admin-wipe-staff = Staff, their passwords and invitations
admin-wipe-theme = Theme, colours, letters, logo and favicon
admin-wipe-own = What you added: { $products } products, { $posts } posts
admin-wipe-own-pages = Pages that you changed: { $pages }
admin-wipe-after = Afterwards the folder is started with “sutler serve --data FOLDER”. If the demo was started without “--data”, its folder is removed when it ends, and your shop with it: then start again with one first.
admin-wipe-name-help = Type “{ $shop }”, so that it does not happen by mistake.
admin-wipe-do = Wipe the demo
admin-wipe-running = The demo is being wiped. That takes some seconds, with many products a few minutes; should the machine stop, it goes on at the next start. Load this page again to see how it stands.
admin-wipe-done = Nothing of a demo is left here: this shop is yours.
wrong-shop-name = That is not the name of the shop.
refused-no-demo = This shop holds no demo, or it is being wiped already.
admin-job-wipe-demo = Wipe the demo
admin-job-failed-wipe-demo = The demo could not be wiped wholly
admin-event-demo-wipe-begun = Wiping the demo begun
admin-event-demo-wiped = Demo wiped
