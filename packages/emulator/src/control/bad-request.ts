/** A request of the page that makes no sense; answered with HTTP 400 and this text. */
export class BadRequest extends Error {}
