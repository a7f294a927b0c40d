// GOV.UK Frontend's own first line: components may start here. It stands in a file because no script is inline.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
