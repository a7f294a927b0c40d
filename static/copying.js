// "Copy the text": the button is there only where the browser can copy; without it the text can be selected.
const say = (words) => (document.getElementById("status").textContent = words);

for (const button of document.querySelectorAll("[data-copies]")) {
  const text = document.getElementById(button.dataset.copies);
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      say("The text is copied. Paste it into the child’s record.");
    } catch {
      text.focus();
      text.select();
      say("The browser did not let us copy. The text is selected: copy it with your keyboard or from its menu.");
    }
  });
}
