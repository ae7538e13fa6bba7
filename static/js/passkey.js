/** Let the browser make a passkey, or show one, and send its answer with the form; `data-ask` gives the question. */
const FIELDS = ["csrf_token"];

function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The question as the browser wants it: what is text on its way here is bytes there. */
function questionFor(options) {
  const named = (list = []) => list.map((one) => ({ ...one, id: bytes(one.id) }));
  const question = { ...options, challenge: bytes(options.challenge) };
  if (options.user) question.user = { ...options.user, id: bytes(options.user.id) };
  if (options.excludeCredentials) question.excludeCredentials = named(options.excludeCredentials);
  if (options.allowCredentials) question.allowCredentials = named(options.allowCredentials);
  return question;
}

/** The answer as text. */
function answerOf(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (credential.response[name]) response[name] = text(credential.response[name]);
  return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response });
}

async function ask(form) {
  const sent = new URLSearchParams(FIELDS.map((name) => [name, form.elements[name].value]));
  const answer = await fetch(form.dataset.ask, { method: "POST", body: sent, credentials: "same-origin" });
  if (!answer.ok) throw new Error(`no question: ${answer.status}`);
  return questionFor(await answer.json());
}

export function mount(form) {
  const said = form.querySelector("[data-said]");
  if (!window.PublicKeyCredential) {
    said.textContent = said.dataset.missing ?? "";
    return;
  }
  form.hidden = false;
  const make = form.dataset.passkey === "make";
  form.addEventListener("submit", async (event) => {
    const field = form.elements.credential;
    if (field.value || (make && !form.elements.name.value.trim())) return; // ready, or refused by the server in words
    event.preventDefault();
    said.textContent = "";
    try {
      const publicKey = await ask(form);
      const call = make ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey });
      field.value = answerOf(await call);
      form.requestSubmit();
    } catch {
      said.textContent = said.dataset.failed; // the person said no, waited too long, or has no passkey here
    }
  });
}
