"""The honest account of a plan: why a session stands where it does, why another is missing, in sentences for athletes.

Everything said is found out in plain Python from the week's problem and the finished plan; the solver has no say.
"""
