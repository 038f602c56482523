//! Bodies of requests, read under limits of size and time.

use crate::base::limits::FORM_BYTES_MAX;
use crate::web::error::{Bare, Failure};
use crate::web::form::Raw;
use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use std::time::Duration;

/// How long a whole body may take.
const BODY_TIME: Duration = Duration::from_secs(30);

/// A form of type `application/x-www-form-urlencoded`.
pub struct Form(pub Raw);

impl<S: Sync> FromRequest<S> for Form {
    type Rejection = Response;

    async fn from_request(request: Request, _: &S) -> Result<Form, Response> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !kind.to_ascii_lowercase().starts_with("application/x-www-form-urlencoded") {
            return Err(axum::http::StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response());
        }
        let bytes = read(request.into_body(), FORM_BYTES_MAX).await.map_err(Bare::into_response)?;
        // Text that is not UTF-8 was typed by nobody: there is no form to give back.
        Raw::parse(&bytes).map(Form).map_err(|refusal| match refusal {
            crate::base::Refusal::Conflict { .. } => Bare::Unreadable.into_response(),
            other => Failure::from(other).into_response(),
        })
    }
}

/// The whole body, if it is not larger than `most` bytes and comes in time.
pub async fn read(body: Body, most: usize) -> Result<Bytes, Bare> {
    let collected = tokio::time::timeout(BODY_TIME, Limited::new(body, most).collect()).await.map_err(|_| Bare::TooSlow)?;
    collected
        .map(http_body_util::Collected::to_bytes)
        .map_err(|e| if e.is::<LengthLimitError>() { Bare::TooLarge } else { Bare::Unreadable })
}
