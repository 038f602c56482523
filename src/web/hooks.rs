//! What providers tell us by themselves: read only when proven to be theirs, and answered 2xx only after our commit.

use crate::base::limits::WEBHOOK_BYTES_MAX;
use crate::base::{Error, Refusal};
use crate::shop::Actor;
use crate::shop::payment::clock::{NoteClock, UNTIMELY};
use crate::web::body;
use crate::web::error::{Bare, Failure};
use crate::web::site::{Site, door};
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

pub async fn hear(State(site): State<Site>, Path(name): Path<String>, headers: HeaderMap, body: Body) -> Result<Response, Failure> {
    let Some(provider) = door(|| site.payments.named(&name))? else { return Ok(Bare::NotFound.into_response()) };
    let bytes = match body::read(body, WEBHOOK_BYTES_MAX).await {
        Ok(bytes) => bytes,
        Err(bare) => return Ok(bare.into_response()),
    };
    let event = match provider.read_webhook(&headers, &bytes, site.shop.now()).await {
        Ok(event) => event,
        Err(Error::Refused(Refusal::Conflict { code: UNTIMELY })) => {
            door(|| site.shop.run(&Actor::System, NoteClock {}))?;
            return Ok(Bare::Unreadable.into_response());
        }
        Err(Error::Refused(_)) => return Ok(Bare::Unreadable.into_response()),
        // Nobody could say whose it is: it comes again.
        Err(fault) => return Err(fault.into()),
    };
    door(|| site.payments.hear(&provider, event))?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
