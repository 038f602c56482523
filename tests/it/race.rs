//! Many at once over HTTP: what there is is sold, and not one piece more.

use crate::http::agent::Agent;
use crate::http::page::Page;
use crate::http::served::{ADDRESS, Served, Server, stock};
use crate::shop::world::goods;
use std::collections::BTreeMap;
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use sutler::shop::catalog::Variant;
use sutler::shop::order::Order;
use sutler::shop::stock::available;
use sutler::store::{Page as Rows, Reads};

/// Who buys, and what the form says.
type Ready = (Agent, Vec<(String, String)>);

const BUYERS: usize = 500;
const PIECES: i64 = 20;
/// Threads that fill the carts before.
const FILLERS: usize = 8;

/// A buyer with the last thing in the cart and the form filled in, ready to press the button.
fn ready(served: &Server, n: usize, payment: &str) -> Ready {
    let mut agent = served.agent();
    assert_eq!(agent.post("/cart/lines", &[("product", "print"), ("quantity", "1")]).status, 303);
    let page = Page::of(&agent.get("/checkout"));
    let email = format!("buyer{n}@example.org");
    let mut changes: Vec<(&str, &str)> = ADDRESS.to_vec();
    changes.retain(|(name, _)| *name != "email");
    changes.extend([("email", email.as_str()), ("payment", payment)]);
    (agent, page.form("/checkout").with(&changes))
}

#[test]
fn five_hundred_buyers_of_twenty_pieces() {
    let served = Served::new();
    let print = served.world.product(goods("Print", 4000));
    let variant: &Variant = &print.variants[0];
    stock(&served.world, variant.id, PIECES);
    let payment = served.choice("Bank transfer");
    let carts: Mutex<Vec<Ready>> = Mutex::default();
    thread::scope(|scope| {
        for filler in 0..FILLERS {
            let (served, carts, payment) = (&served.server, &carts, &payment);
            scope.spawn(move || {
                for n in (filler..BUYERS).step_by(FILLERS) {
                    let one = ready(served, n, payment);
                    carts.lock().unwrap().push(one);
                }
            });
        }
    });
    let barrier = Arc::new(Barrier::new(BUYERS));
    let press = |(mut agent, pairs): Ready| {
        let barrier = barrier.clone();
        let press = move || {
            barrier.wait();
            let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let answer = agent.post("/checkout", &pairs);
            let said = if answer.status == 303 { String::new() } else { Page::of(&answer).words };
            (answer.status, answer.header("location").unwrap_or_default().to_owned(), said)
        };
        thread::Builder::new().stack_size(256 << 10).spawn(press).unwrap()
    };
    let buyers: Vec<_> = carts.into_inner().unwrap().into_iter().map(press).collect();
    let answers: Vec<(u16, String, String)> = buyers.into_iter().map(|buyer| buyer.join().unwrap()).collect();
    let mut by_status: BTreeMap<u16, usize> = BTreeMap::new();
    answers.iter().for_each(|(status, ..)| *by_status.entry(*status).or_default() += 1);
    assert_eq!(by_status.get(&303), Some(&20), "{by_status:?}");
    let refused: Vec<&(u16, String, String)> = answers.iter().filter(|(status, ..)| *status != 303).collect();
    assert_eq!(refused.len(), BUYERS - 20);
    for (status, to, said) in refused {
        // Sold out while the form was filled in: back to the cart which says so, or the checkout with the words.
        assert!(*status == 409 || *status == 422, "{status} {to}");
        assert!(said.contains("fewer pieces left"), "{said}");
    }
    let reads = served.world.read();
    let orders: Vec<Order> = reads.all(Rows::first(1_000)).unwrap();
    assert_eq!(orders.len(), 20);
    assert_eq!(orders.iter().map(|o| o.lines[0].quantity).sum::<u32>(), 20);
    let mut numbers: Vec<&str> = orders.iter().map(|o| o.number.as_str()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), 20);
    assert_eq!(available(&reads, variant.id).unwrap(), 0);
    served.world.check();
}
