"""Scenarios set by name in each of their modes."""

from bot.kinds.scenario.whatif import aim_at, aim_beside, aim_over, run_settings


def sweep(scenario, settings, name, ends, shelf):
    return run_settings(scenario, settings, shelf, aim=aim_over(scenario, name, ends, shelf))


def solve_for(scenario, settings, name, target, shelf):
    return run_settings(scenario, settings, shelf, aim=aim_at(scenario, name, target, shelf))


def compare(scenario, cases, shelf):
    return run_settings(scenario, (), shelf, aim=aim_beside(scenario, cases, shelf))
