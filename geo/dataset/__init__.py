"""A folder that lives: articles come, change and go, and events keep their ids from run to run."""

from geo.dataset.dataset import Dataset, open_dataset
from geo.dataset.versions import Versions, current_versions

__all__ = ["Dataset", "Versions", "current_versions", "open_dataset"]
