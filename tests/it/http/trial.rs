//! A provider is tried with money from its page in the admin: every step is shown, the money goes back, and it is no business.

use super::agent::Agent;
use super::page::Page;
use super::paying::{ask, last, payment, press, troubles, until};
use super::served::Served;
use crate::shop::world::{conflict, eur};
use sutler::base::Span;
use sutler::shop::checkout::change_payment::ChangePayment;
use sutler::shop::checkout::trial::{TryProvider, newest};
use sutler::shop::order::cancel::{ExpireOrder, Expired};
use sutler::shop::order::{Paid, PlacedBy};
use sutler::shop::payment::account::Mode;
use sutler::shop::payment::method::methods;
use sutler::shop::payment::{Capture, PaymentKind, State};
use sutler::shop::staff::Role;
use sutler::shop::{Job, queue};
use sutler::web::double::Trick;

struct Tried {
    served: Served,
    staff: Agent,
    path: &'static str,
    brand: &'static str,
}

impl Tried {
    fn of(kind: PaymentKind, capture: Capture) -> Tried {
        let (served, path, brand) = match kind {
            PaymentKind::Stripe => (Served::with_stripe(capture), "/admin/settings/stripe", "Stripe"),
            _ => (Served::with_paypal(capture), "/admin/settings/paypal", "PayPal"),
        };
        let staff = served.staff(Role::Owner);
        Tried { served, staff, path, brand }
    }

    fn page(&mut self) -> Page {
        Page::of(&self.staff.get(self.path))
    }

    fn press(&mut self, verb: &str) -> Page {
        let at = format!("{}/{verb}", self.path);
        let answer = self.page().form(&at).send(&mut self.staff, &[]);
        assert_eq!(answer.status, 303, "{verb}: {}", answer.text());
        self.page()
    }

    /// A test payment is begun; where it is paid.
    fn begin(&mut self) -> String {
        self.served.world.later(Span(1));
        let page = self.press("trial");
        assert!(page.says(&format!("To be paid on {}’s page", self.brand)), "{}", page.words);
        let opened = payment(&self.served).session.unwrap();
        self.staff.path_of(&opened.url)
    }

    /// The order's page, to which whoever paid comes back.
    fn answer(&self, hosted: &str, answer: &str) {
        let back = press(&mut self.served.agent(), hosted, answer);
        assert!(back.says("Diese Bestellung ist eine Testzahlung des Shops. Alle Schritte ansehen"), "{}", back.words);
        assert!(!back.says("Versandt") && !back.says("Bestätigung"), "nothing leaves, and nobody is written to: {}", back.words);
    }
}

#[test]
fn a_provider_is_tried_from_the_page_to_the_refund() {
    for kind in [PaymentKind::Stripe, PaymentKind::PayPal] {
        let mut tried = Tried::of(kind, Capture::AtOnce);
        assert!(tried.page().says("in test mode"), "no real money");
        let hosted = tried.begin();
        let order = last(&tried.served);
        assert_eq!((order.total, order.placed_by, order.lines.len()), (eur(100), PlacedBy::Trial, 0));
        let other = methods(&tried.served.world.read()).unwrap()[0].id;
        let otherwise = ChangePayment { order: tried.served.world.shop.order_token(order.id), method: other, expected: None };
        assert_eq!(conflict(tried.served.world.visit(otherwise)), "not-allowed-now", "nothing else is tried by it");
        // Paid, and the webhook is lost: the page says what to look at.
        // PayPal tells of the agreement, and again of the money that we take after it.
        tried.served.paypal.play(Trick::LoseWebhook);
        tried.answer(&hosted, "pay-lose-webhook");
        let page = tried.page();
        assert!(page.says(&format!("Paid, as {} says", tried.brand)) && page.says("The webhook did not come: check"), "{}", page.words);
        assert!(!page.actions().contains(&format!("{}/trial", tried.path).as_str()), "first the money goes back");
        assert_eq!(
            conflict(tried.served.world.run(TryProvider { kind, mode: Mode::Sandbox })),
            "trial-not-back",
            "an old page has the button"
        );
        // With keys for real money what was played is no try of them; that money stays where it is known.
        assert!(newest(&tried.served.world.read(), kind, Mode::Live).unwrap().is_none());
        let page = tried.press("trial-back");
        assert!(page.says("Given back"), "{}", page.words);
        let now = last(&tried.served);
        assert_eq!((now.paid(), now.captured, now.refunded), (Paid::Returned, eur(100), eur(100)));
        // Once more: declined at first, and then the webhook comes.
        let hosted = tried.begin();
        assert_ne!(last(&tried.served).id, order.id);
        tried.answer(&hosted, "decline");
        assert!(tried.page().says("The payment was declined"), "{}", tried.page().words);
        tried.answer(&hosted, "pay");
        let came = |tried: &Tried| {
            let reads = tried.served.world.read();
            sutler::shop::payment::inbox::about(&reads, &payment(&tried.served)).unwrap().is_some()
        };
        until("told", || came(&tried));
        let page = tried.press("trial-look");
        assert!(page.says("The webhook came, and is proven"), "{}", page.words);
        assert!(tried.press("trial-back").says("Given back"));
        // It is no trouble to anybody, however often shop and provider are compared, and nobody is written to.
        let since = tried.served.world.now() - Span::days(1);
        for _ in 0..2 {
            ask(tried.served.site.payments.compare(since)).unwrap();
        }
        assert_eq!(troubles(&tried.served), []);
        let jobs = queue::all(&tried.served.world.read(), 500).unwrap();
        assert!(jobs.iter().all(|queued| !matches!(queued.job, Job::Letter { .. })), "{jobs:?}");
        tried.served.world.check();
    }
}

#[test]
fn what_is_not_paid_ends_with_its_page_and_what_is_held_says_so() {
    let mut tried = Tried::of(PaymentKind::Stripe, Capture::ByHand);
    let hosted = tried.begin();
    assert_eq!(
        tried.served.world.run(TryProvider { kind: PaymentKind::Stripe, mode: Mode::Sandbox }).unwrap(),
        payment(&tried.served).id,
        "pressed twice"
    );
    tried.answer(&hosted, "pay");
    until("held", || matches!(payment(&tried.served).state, State::Authorized { .. }));
    assert!(tried.page().says("The money is held"), "{}", tried.page().words);
    let mut tried = Tried::of(PaymentKind::PayPal, Capture::AtOnce);
    tried.begin();
    let order = last(&tried.served).id;
    tried.served.world.later(Span::hours(1));
    ask(tried.served.site.payments.close(&payment(&tried.served))).unwrap();
    assert_eq!(tried.served.world.run(ExpireOrder { order }).unwrap(), Expired::Cancelled);
    tried.staff = tried.served.staff(Role::Owner);
    let page = tried.page();
    assert!(page.says("Nothing was paid, and the page is closed"), "{}", page.words);
    assert!(page.actions().contains(&"/admin/settings/paypal/trial"), "another can be made");
    // Who is not there is tried by nobody.
    let nobody = Served::new();
    assert_eq!(conflict(nobody.world.run(TryProvider { kind: PaymentKind::Stripe, mode: Mode::Sandbox })), "not-allowed-now");
    assert_eq!(conflict(nobody.world.run(TryProvider { kind: PaymentKind::BankTransfer, mode: Mode::Sandbox })), "not-allowed-now");
    tried.served.world.check();
}
