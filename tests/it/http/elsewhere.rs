//! Stripe's pages under a domain of the merchant's: no form leads there, and the buyer comes there all the same.

use super::paying::{last, order, payment};
use super::served::Served;
use sutler::shop::payment::Capture;
use sutler::web::double::Trick;

#[test]
fn a_page_of_ours_leads_to_a_payment_page_at_a_strange_place() {
    let served = Served::with_stripe(Capture::AtOnce);
    served.stripe.play(Trick::PageElsewhere);
    let (mut agent, to) = order(&served, "Card and more, online", ("thing-1", 1));
    let home = format!("/orders/{}", served.world.shop.order_token(last(&served).id));
    assert_eq!(to, format!("{home}/go"), "the answer to the form stays in the shop");
    let page = payment(&served).session.unwrap().url;
    assert!(page.starts_with("https://pay.shop.example/"), "{page}");
    let go = agent.get(&to);
    assert_eq!((go.status, go.header("refresh")), (200, Some(format!("0; url={page}").as_str())));
    assert_eq!(go.header("referrer-policy"), Some("no-referrer"), "the link to the order is a secret");
    assert!(go.text().contains(&format!("href=\"{page}\"")) && go.text().contains("You pay at pay.shop.example"), "{}", go.text());
    // No page of the shop lets a form lead there.
    for path in ["/checkout", home.as_str(), to.as_str()] {
        let policy = agent.get(path).header("content-security-policy").unwrap_or_default().to_owned();
        assert!(policy.contains("form-action 'self'") && !policy.contains("pay.shop.example"), "{path}: {policy}");
    }
    // Pressed on the order's page it is the same way; once nothing is open, it leads to the order.
    let shown = super::page::Page::of(&agent.get(&home));
    let pay = shown.forms.iter().find(|form| form.action.ends_with("/pay")).unwrap();
    assert_eq!(agent.path_of(&pay.send(&mut agent.clone(), &[]).location()), to);
    let hosted = page.replace("https://pay.shop.example", "/stripe-double");
    agent.post(&hosted, &[("answer", "pay")]);
    agent.get(&format!("{home}/back"));
    assert_eq!(agent.get(&to).location(), home);
    assert_eq!(agent.get("/orders/of-nobody/go").status, 404);
    served.world.check();
}
