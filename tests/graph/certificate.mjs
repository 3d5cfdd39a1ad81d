// A certificate for one test run, made by `openssl`. Chromium accepts it with
// `--ignore-certificate-errors-spki-list=<spki>`, Node with `ca: cert`.

import { execFileSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A self-signed certificate for `names` and 127.0.0.1. */
export function certificate(...names) {
  const folder = mkdtempSync(join(tmpdir(), "certificate-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  try {
    execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-keyout", key, "-out", cert, "-days", "2", "-subj", `/CN=${names[0]}`,
      "-addext", `subjectAltName=${[...names.map((name) => `DNS:${name}`), "IP:127.0.0.1"].join(",")}`],
    { stdio: ["ignore", "ignore", "pipe"] });
    const made = { key: readFileSync(key), cert: readFileSync(cert) };
    const spki = new X509Certificate(made.cert).publicKey.export({ type: "spki", format: "der" });
    return { ...made, spki: createHash("sha256").update(spki).digest("base64") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
