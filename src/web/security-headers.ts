import type { MiddlewareHandler } from 'hono';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ALWAYS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Robots-Tag': 'noindex',
};

const ONLY_HTTPS = { 'Strict-Transport-Security': 'max-age=31536000' };

/** Puts the security headers on every answer, whatever its kind: pages, errors, streams and files. */
export function securityHeaders(isHttps: () => boolean): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const headers = isHttps() ? { ...ALWAYS, ...ONLY_HTTPS } : ALWAYS;
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
  };
}
