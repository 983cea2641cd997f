//! Files that appear whole or not at all: a temporary file beside the target, flushed to the disk,
//! then renamed over it.

use std::io::{self, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// Writes a file. One that already holds these bytes is left alone, so that its time of change says
/// when its content changed.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if std::fs::metadata(path).is_ok_and(|m| m.len() == bytes.len() as u64)
        && std::fs::read(path).is_ok_and(|old| old == bytes)
    {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = temporary(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Finds out whether a folder can be written to.
pub(super) fn probe(folder: &Path) -> io::Result<()> {
    temporary(folder).map(drop)
}

/// Makes the renames themselves last; best effort, because not every system can.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(folder) = std::fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".mujaz-").suffix(".tmp");
    // Temporary files are private by default; products are as readable as any file made here.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}
