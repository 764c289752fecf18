const form = document.getElementById('signin');
if (form instanceof HTMLFormElement) form.requestSubmit();
