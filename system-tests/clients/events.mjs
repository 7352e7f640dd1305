// A real EventSource through drops: API_URL (a proxy that cuts), API_TOKEN. Prints the ids of all tasks it heard of, in order, once
// as many came as EXPECTED says.
import { EventSource } from "eventsource";

const { API_URL, API_TOKEN, EXPECTED } = process.env;
const heard = [];
let opened = 0;
const source = new EventSource(`${API_URL}/api/events`, {
  fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, Authorization: `Bearer ${API_TOKEN}` } }),
});
source.addEventListener("hello", () => console.log(`opened ${++opened}`));
source.addEventListener("resync", () => {
  console.log("resync");
  process.exit(1);
});
source.addEventListener("task.created", (event) => {
  heard.push(JSON.parse(event.data).id);
  if (heard.length >= Number(EXPECTED)) {
    setTimeout(() => { // a double would come now
      console.log(`heard ${heard.join(",")}`);
      process.exit(0);
    }, 1000);
  }
});
setTimeout(() => {
  console.log(`too late: ${heard.length} of ${EXPECTED}`);
  process.exit(1);
}, 90_000);
