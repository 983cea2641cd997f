//! A person at a terminal: the program runs in a pseudo-terminal that script(1) of util-linux makes, and
//! each key is typed only when what it answers is on the screen.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// How long a question may take to appear; only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

/// Return, and one down in a list.
pub(crate) const ENTER: &str = "\r";
pub(crate) const DOWN: &str = "\x1B[B";

/// A program that is being talked to.
pub(crate) struct Terminal {
    child: Child,
    keys: ChildStdin,
    output: Receiver<Vec<u8>>,
    /// What has been shown and not yet been waited for.
    shown: Vec<u8>,
    /// All that has been shown.
    pub(crate) screen: String,
}

impl Terminal {
    /// Runs `mujaz glossary` with words that need no quoting.
    pub(crate) fn run(folder: &Path, words: &str) -> Self {
        Self::with(folder, words, &[])
    }

    /// As [`Self::run`], with more variables in the environment.
    pub(crate) fn with(folder: &Path, words: &str, variables: &[(&str, &str)]) -> Self {
        let line = format!("exec \"$MUJAZ\" glossary {words}");
        let mut child = Command::new("script")
            .args(["-q", "-f", "-e", "-c", &line, "/dev/null"])
            .current_dir(folder)
            .env("MUJAZ", env!("CARGO_BIN_EXE_mujaz"))
            .env("TERM", "xterm")
            .env("NO_COLOR", "1")
            .env("SHELL", "/bin/sh")
            .env_remove("CI")
            .env_remove("VISUAL")
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("script(1) of util-linux");
        let keys = child.stdin.take().expect("a keyboard");
        let mut screen = child.stdout.take().expect("a screen");
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count) = screen.read(&mut buffer) {
                if count == 0 || sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self { child, keys, output, shown: Vec::new(), screen: String::new() }
    }

    /// Waits until a text is shown, then types.
    pub(crate) fn answer(&mut self, question: &str, keys: &str) {
        loop {
            let text = String::from_utf8_lossy(&self.shown).into_owned();
            if let Some(at) = text.find(question) {
                let seen = at + question.len();
                self.screen.push_str(&text[..seen]);
                self.shown = text.as_bytes()[seen..].to_vec();
                break;
            }
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => self.shown.extend(bytes),
                Err(_) => panic!("not shown: {question}\n{}{text}", self.screen),
            }
        }
        self.keys.write_all(keys.as_bytes()).expect("typed");
        self.keys.flush().expect("typed");
    }

    /// Waits for the end; gives the exit status and all that was shown.
    pub(crate) fn end(mut self) -> (i32, String) {
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.shown.extend(bytes);
        }
        let status = self.child.wait().expect("it ends").code().expect("by itself");
        (status, self.screen + &String::from_utf8_lossy(&self.shown))
    }
}
