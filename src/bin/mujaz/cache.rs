//! Where compiled glossaries are kept: what the environment says, else `mujaz.toml`, else the folder
//! that this system has for caches.

use std::ffi::OsString;
use std::path::PathBuf;

use etcetera::{BaseStrategy, choose_base_strategy};
use mujaz::glossary::Cache;

/// The variable that names the folder; empty for none.
const VARIABLE: &str = "MUJAZ_CACHE_DIR";

/// What `[glossary] cache` says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum CacheSetting {
    /// Nothing.
    #[default]
    System,
    /// `false`.
    Off,
    /// A folder.
    Folder(PathBuf),
}

impl CacheSetting {
    /// The cache in use.
    pub(crate) fn cache(&self) -> Cache {
        self.with(std::env::var_os(VARIABLE))
    }

    fn with(&self, variable: Option<OsString>) -> Cache {
        match (variable, self) {
            (Some(folder), _) if folder.is_empty() => Cache::none(),
            (Some(folder), _) => Cache::at(folder),
            (None, Self::Off) => Cache::none(),
            (None, Self::Folder(folder)) => Cache::at(folder),
            (None, Self::System) => choose_base_strategy()
                .map_or_else(|_| Cache::none(), |system| Cache::at(system.cache_dir().join("mujaz"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_comes_before_the_file() {
        let file = CacheSetting::Folder("file".into());
        assert_eq!(file.with(None), Cache::at("file"));
        assert_eq!(file.with(Some("variable".into())), Cache::at("variable"));
        assert_eq!(CacheSetting::Off.with(Some("variable".into())), Cache::at("variable"));
        assert_eq!(CacheSetting::Off.with(None), Cache::none());
        assert_eq!(file.with(Some("".into())), Cache::none());
    }
}
