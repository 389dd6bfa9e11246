"""Build hook of the wheel; the page's third-party assets are brought in here."""

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssetsHook(BuildHookInterface):
    """Nothing to bring yet."""

    PLUGIN_NAME = "custom"
