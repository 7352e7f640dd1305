import { execFileSync } from 'node:child_process';
import { stack, type Person } from './stack';

/** Sending ten thousand recordings would measure something else: finished tasks are written into the database beside the services. */
const FILL = `
import json, random, sqlite3, sys, uuid
database, email, wanted = sys.argv[1], sys.argv[2], int(sys.argv[3])
words = "время дело жизнь рука работа слово место вопрос встреча договор бюджет проект the of meeting budget server answer".split()
options = json.dumps({"language": None, "languages": [], "translate": False, "prompt": None, "keywords": [], "words": True,
                      "temperature": 0, "startMs": 0, "endMs": None, "channels": "mix"})
connection = sqlite3.connect(database, timeout=30)
user = connection.execute("SELECT id FROM app_user WHERE email = ?", (email,)).fetchone()[0]
chance = random.Random(user)
with connection:
    for n in range(wanted):
        task, created = str(uuid.UUID(int=chance.getrandbits(128), version=4)), 1_700_000_000_000 + n * 60_000
        failed = n % 20 == 0
        text = " ".join(chance.choices(words, k=60)) + (" единорог" if n == wanted // 2 else "")
        connection.execute(
            "INSERT INTO task (id, user_id, door, status, lane, fence, name, model, options, audio_bytes, audio_sha256, audio_format,"
            " media_type, audio_ms, detected_language, windows_done, windows_total, preview, failure_code, failure_detail, created_at,"
            " started_at, finished_at) VALUES (?, ?, 'api', ?, 'normal', 1, ?, 'base', ?, 1, ?, 'wav', 'audio/wav', ?, ?, 1, 1, ?, ?, ?,"
            " ?, ?, ?)",
            (task, user, "FAILURE" if failed else "SUCCESS", "Запись %05d.wav" % n, options, "0" * 64, chance.randrange(10**7),
             chance.choice(["ru", "en"]), text[:200], "AUDIO_UNREADABLE" if failed else None, "written" if failed else None,
             created, created + 1000, created + 9000))
        connection.execute("INSERT INTO task_text (task_id, folded) VALUES (?, ?)", (task, "запись %05d.wav\\n" % n + text))
connection.close()
`;

/** Names run from "Запись 00000.wav", the oldest; each twentieth failed; the one in the middle says "единорог". */
export function fillWithTasks(person: Person, count: number): void {
  if (!stack.database) throw new Error('STACK_DATABASE is missing: this flow writes its tasks into the database');
  execFileSync('python3', ['-', stack.database, person.email, String(count)], { input: FILL });
}
