// The description of the API, to read and to try out with a token of one's own.
const place = document.getElementById("api");

window.SwaggerUIBundle({
  url: place.dataset.schema,
  domNode: place,
  // A link inside the button that opens an operation is none that everybody reaches.
  deepLinking: false,
  // Its colours are too pale, and say nothing that the signs do not.
  syntaxHighlight: { activated: false },
  validatorUrl: null,
  docExpansion: "none",
  defaultModelsExpandDepth: 0,
});

// Fields of parameters have a name for those who do not see the row that they stand in.
new MutationObserver(() => {
  for (const row of place.querySelectorAll("tr[data-param-name]")) {
    for (const field of row.querySelectorAll("select, input, textarea")) {
      if (!field.hasAttribute("aria-label")) field.setAttribute("aria-label", row.dataset.paramName);
    }
  }
}).observe(place, { childList: true, subtree: true });
